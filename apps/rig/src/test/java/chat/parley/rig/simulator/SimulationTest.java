package chat.parley.rig.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.CatchUpEvent;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.rig.client.core.ChannelLog;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Another 200 seeds every day, and mistakes that the simulator must find.
class SimulationTest {
  private static final int SEEDS = 200;
  private static final int SEEDS_UNTIL_FOUND_MAX = 1_000;

  /// The day's first seed: everybody's runs of one day agree, and each day looks elsewhere.
  private static long firstOfToday() {
    return LocalDate.now(ZoneOffset.UTC).toEpochDay() * SEEDS;
  }

  @Test
  void everyClientShowsTheTruthInTheEnd(TestReporter reporter) {
    long first = firstOfToday();
    reporter.publishEntry("seeds", first + " to " + (first + SEEDS - 1));
    for (long seed = first; seed < first + SEEDS; seed++) {
      var verdict = Simulation.run(seed);
      assertThat(verdict.broken())
          .as("seed %d: ./parley simulate --seed %d --trace", seed, seed)
          .isEmpty();
    }
  }

  @Test
  void theSameSeedIsTheSameRun() {
    long seed = firstOfToday();
    assertThat(Simulation.run(seed).hash()).isEqualTo(Simulation.run(seed).hash());
    assertThat(Simulation.run(seed + 1).hash()).isNotEqualTo(Simulation.run(seed).hash());
  }

  @Test
  void findsAClientThatIsDeafToHeads(TestReporter reporter) {
    assertFound(
        reporter,
        () ->
            new ChannelLog() {
              @Override
              protected void noteHead(long told) {
                // Waits for an event that may have been the last one.
              }
            });
  }

  @Test
  void findsAClientThatForgetsTheEditsOfAHole(TestReporter reporter) {
    assertFound(
        reporter,
        () ->
            new ChannelLog() {
              @Override
              protected void take(CatchUpEvent event) {
                if (event.getMessage().getChannelSeq() == event.getChannelSeq()
                    || event.getDeleted()) {
                  super.take(event);
                }
              }
            });
  }

  @Test
  void findsAClientThatPassesOverWhatComesTooEarly(TestReporter reporter) {
    assertFound(
        reporter,
        () ->
            new ChannelLog() {
              @Override
              protected void apply(EventEnvelope event) {
                if (event.getChannelSeq() <= seq() + 1) {
                  super.apply(event);
                }
              }
            });
  }

  private static void assertFound(TestReporter reporter, Supplier<ChannelLog> mistaken) {
    var found =
        LongStream.range(1, 1 + SEEDS_UNTIL_FOUND_MAX)
            .filter(seed -> !Simulation.run(seed, mistaken).holds())
            .findFirst();
    assertThat(found).isPresent();
    reporter.publishEntry("found by seed", Long.toString(found.getAsLong()));
  }
}
