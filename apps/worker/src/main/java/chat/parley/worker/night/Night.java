package chat.parley.worker.night;

import chat.parley.db.night.NightShift;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The work of one night, in its order.
@Singleton
@Requires(beans = ResidueWork.class)
public final class Night {
  private static final long NS_PER_MS = 1_000_000;

  private final NightShift shift;
  private final KeyRotation rotation;
  private final ResidueWork residues;
  private final NightHours hours;
  private final InstantSource clock;

  Night(
      NightShift shift,
      KeyRotation rotation,
      ResidueWork residues,
      NightHours hours,
      InstantSource clock) {
    this.shift = shift;
    this.rotation = rotation;
    this.residues = residues;
    this.hours = hours;
    this.clock = clock;
  }

  /// Does all of it now; answers a line per step, or nothing when another node is at it.
  public Optional<List<String>> run() {
    var lines = new ArrayList<String>();
    return shift.run(connection -> work(connection, true, lines))
        ? Optional.of(lines)
        : Optional.empty();
  }

  /// Does it when its hour has come, and at once what an earlier night left unfinished.
  void runWhenDue() {
    var _ =
        shift.run(
            connection -> {
              var last = rotation.latest(connection).beganAt();
              if (rotation.isUnfinished(connection) || hours.isDue(last, clock.instant())) {
                work(connection, false, new ArrayList<>());
              }
            });
  }

  /// @param all whether to write every table anew, whatever the server counted
  private void work(Connection connection, boolean all, List<String> lines) {
    lines.add(
        timed("root key: a new epoch, the old one destroyed", () -> rotation.run(connection)));
    residues.noteRotation(connection);
    lines.add(timed("tables and WAL: written anew", () -> residues.rewrite(connection, all)));
    var attested = new AtomicInteger();
    lines.add(
        timed("raw bytes: searched", () -> attested.set(residues.searchAndAttest(connection))));
    lines.add(attested.get() + " receipts \"residue-free\" handed out");
  }

  private static String timed(String step, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return "%6d ms  %s".formatted((System.nanoTime() - start) / NS_PER_MS, step);
  }
}
