package chat.parley.rig.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where and when it was measured.
///
/// @param date of the run
/// @param description processor, memory, kernel, Java
public record Machine(String date, String description) {
  private static final long KIB_PER_GIB = 1 << 20;

  /// This machine.
  public static Machine here(String date) {
    var memory = field(Path.of("/proc/meminfo"), "MemTotal").split(" ", -1)[0];
    return new Machine(
        date,
        String.format(
            Locale.ROOT,
            "%d × %s, %d GiB, Linux %s, Java %s",
            Runtime.getRuntime().availableProcessors(),
            field(Path.of("/proc/cpuinfo"), "model name"),
            Math.round((double) Long.parseLong(memory) / KIB_PER_GIB),
            System.getProperty("os.version").split("-", 2)[0],
            Runtime.version()));
  }

  private static String field(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
