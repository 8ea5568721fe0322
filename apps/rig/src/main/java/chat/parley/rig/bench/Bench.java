package chat.parley.rig.bench;

import chat.parley.rig.bench.report.Json;
import chat.parley.rig.bench.report.Machine;
import chat.parley.rig.bench.report.Markdown;
import chat.parley.rig.bench.report.Picture;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Terminal;
import chat.parley.rig.bench.stage.StageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs benchmarks and tells their results.
///
/// Answers 0 when every target is met, 1 when one is missed, 2 for words it does not know.
public final class Bench {
  private static final int MET = 0;
  private static final int MISSED = 1;
  private static final int WRONG_USE = 2;

  private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

  static {
    BENCHMARKS.put("fanout", Fanout.HOT);
    BENCHMARKS.put("sparse", Fanout.SPARSE);
    BENCHMARKS.put("idle", new Idle());
    BENCHMARKS.put("send", new Sends());
    BENCHMARKS.put("latency", new Latency());
    BENCHMARKS.put("cipher", new Ciphering());
    BENCHMARKS.put("erase", new Erasing());
  }

  private Bench() {}

  /// Runs what the words name, and tells it line by line.
  public static int run(List<String> words, Consumer<String> out) {
    try {
      return run(Options.parse(words, BENCHMARKS.keySet()), out);
    } catch (Options.Unknown wrong) {
      out.accept("parley: " + wrong.getMessage());
      return WRONG_USE;
    } catch (StageFailure failure) {
      out.accept("parley: " + failure.getMessage());
      return MISSED;
    }
  }

  private static int run(Options options, Consumer<String> out) {
    var clock = InstantSource.system();
    var machine = Machine.here(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    out.accept(machine.description());
    var results = new ArrayList<Result>();
    for (var name : options.names()) {
      var benchmark = BENCHMARKS.get(name);
      if (benchmark != null) {
        var result = benchmark.run(options.scale());
        out.accept(Terminal.print(result));
        results.add(result);
      }
    }
    options.json().ifPresent(file -> write(file, Json.print(machine, results)));
    options.pictures().ifPresent(folder -> draw(folder, machine, results));
    options.markdown().ifPresent(file -> write(file, Markdown.into(read(file), machine, results)));
    boolean met = results.stream().flatMap(each -> each.goals().stream()).allMatch(g -> g.met());
    return met ? MET : MISSED;
  }

  private static void draw(Path folder, Machine machine, List<Result> results) {
    for (var result : results) {
      write(folder.resolve(result.name() + ".svg"), Picture.draw(machine, result));
    }
  }

  private static void write(Path file, String text) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
