package chat.parley.adapters.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of an archive: what it holds and when it was taken, to the second.
public record ArchiveName(String kind, Instant takenAt) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern FORM =
      Pattern.compile("parley-([a-z]+)-([0-9]{8}T[0-9]{6}Z)\\.zip(?:\\.part)?");

  public ArchiveName {
    takenAt = takenAt.truncatedTo(ChronoUnit.SECONDS);
  }

  public String text() {
    return "parley-" + kind + "-" + MOMENT.format(takenAt) + ".zip";
  }

  /// The name of a file, if it is one.
  public static Optional<ArchiveName> of(Path file) {
    var form = FORM.matcher(Objects.requireNonNull(file.getFileName()).toString());
    return form.matches()
        ? Optional.of(
            new ArchiveName(
                form.group(1),
                LocalDateTime.parse(form.group(2), MOMENT).toInstant(ZoneOffset.UTC)))
        : Optional.empty();
  }

  /// The latest finished archive of a kind in a folder.
  public static Optional<Path> latest(Path folder, String kind) throws IOException {
    return archives(folder, kind).stream()
        .filter(file -> file.toString().endsWith(".zip"))
        .max(Comparator.comparing(file -> of(file).orElseThrow().takenAt()));
  }

  /// Deletes the archives of a kind that were taken longer ago, finished or not; answers how many.
  public static int prune(Path folder, String kind, Instant now, Duration ageMax)
      throws IOException {
    int pruned = 0;
    for (var file : archives(folder, kind)) {
      if (of(file).orElseThrow().takenAt().plus(ageMax).compareTo(now) <= 0) {
        Files.deleteIfExists(file);
        pruned++;
      }
    }
    return pruned;
  }

  private static List<Path> archives(Path folder, String kind) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> of(file).filter(name -> name.kind().equals(kind)).isPresent())
          .toList();
    }
  }
}
