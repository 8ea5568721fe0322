package chat.parley.shared.health;

import java.util.Collection;
import java.util.List;

/// What `/health/ready` says, whatever serves it.
///
/// @param missing the names of the parts that do not work, in order
public record Readiness(List<String> missing) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  public Readiness {
    missing = List.copyOf(missing);
  }

  /// Asks every part. Blocks.
  public static Readiness of(Collection<? extends ReadinessCheck> checks) {
    return new Readiness(
        checks.stream()
            .filter(check -> !check.isReady())
            .map(ReadinessCheck::name)
            .sorted()
            .toList());
  }

  /// The status of HTTP.
  public int status() {
    return missing.isEmpty() ? OK : UNAVAILABLE;
  }

  /// One line.
  public String words() {
    return missing.isEmpty() ? "ready\n" : "not ready: " + String.join(", ", missing) + "\n";
  }
}
