package chat.parley.domain.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.erasure.ErasureState.Cancelled;
import chat.parley.domain.erasure.ErasureState.Finished;
import chat.parley.domain.erasure.ErasureState.Held;
import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.ErasureState.Stage;
import chat.parley.domain.erasure.ErasureState.Waiting;
import chat.parley.domain.erasure.ErasureState.Working;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErasureStateTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant GRACE_ENDS = NOON.plus(Duration.ofDays(14));
  private static final ErasureState WAITING = new Waiting(GRACE_ENDS);
  private static final ErasureState BEGUN = new Working(Stage.DESTROY_KEYS);

  @Test
  void waitsForTheEndOfTheGrace() {
    assertThat(tick(WAITING, GRACE_ENDS.minusMillis(1), false)).isEqualTo(WAITING);
    assertThat(tick(WAITING, GRACE_ENDS, false)).isEqualTo(BEGUN);
  }

  @Test
  void isDoneAtOnceWhenThePersonSaysSo() {
    var hurried = ErasureState.next(WAITING, new Signal.Hurry(NOON));
    assertThat(hurried).isEqualTo(new Waiting(NOON));
    assertThat(tick(hurried, NOON, false)).isEqualTo(BEGUN);
    assertThat(ErasureState.next(hurried, new Signal.Hurry(GRACE_ENDS))).isEqualTo(hurried);
  }

  @Test
  void stopsForAHoldAndGoesOnByItself() {
    var held = tick(WAITING, GRACE_ENDS, true);
    assertThat(held).isEqualTo(new Held());
    assertThat(tick(held, GRACE_ENDS.plusSeconds(1), true)).isEqualTo(held);
    assertThat(tick(held, GRACE_ENDS.plusSeconds(2), false)).isEqualTo(BEGUN);
  }

  /// Every state meets every signal.
  @Test
  void isCancelledWhileNothingIsDestroyedAndNeverAfterwards() {
    for (var state : states()) {
      var after = ErasureState.next(state, new Signal.Cancel());
      switch (state) {
        case Waiting _, Held _, Cancelled _ -> assertThat(after).isEqualTo(new Cancelled());
        case Working _, Finished _ -> assertThat(after).isEqualTo(state);
      }
    }
  }

  @Test
  void staysWhereItEnded() {
    for (var signal : signals()) {
      assertThat(ErasureState.next(new Finished(), signal)).isEqualTo(new Finished());
      assertThat(ErasureState.next(new Cancelled(), signal)).isEqualTo(new Cancelled());
    }
  }

  @Test
  void doesOneStageAfterTheOtherAndSkipsNone() {
    var state = BEGUN;
    var done = new ArrayList<Stage>();
    while (state instanceof Working(var stage)) {
      done.add(stage);
      state = ErasureState.next(state, new Signal.Done(stage, 0));
    }
    assertThat(done).containsExactly(Stage.values());
    assertThat(state).isEqualTo(new Finished());
  }

  @Test
  void movesOnByNothingButItsOwnStage() {
    for (var stage : Stage.values()) {
      for (var signal : signals()) {
        boolean own = signal instanceof Signal.Done(var told, var _) && told == stage;
        var after = ErasureState.next(new Working(stage), signal);
        assertThat(after.equals(new Working(stage)))
            .as("%s told %s", stage, signal)
            .isEqualTo(!own || isLeftWhereItIs(stage, signal));
      }
    }
  }

  @Test
  void goesBackForWhatWasFound() {
    assertThat(ErasureState.next(new Working(Stage.VERIFY), new Signal.Done(Stage.VERIFY, 3)))
        .isEqualTo(new Working(Stage.DELETE));
  }

  @Test
  void takesWhatIsToldTwiceForToldOnce() {
    for (var state : states()) {
      for (var signal : signals()) {
        var once = ErasureState.next(state, signal);
        assertThat(ErasureState.next(once, signal)).as("%s told %s", state, signal).isEqualTo(once);
      }
    }
  }

  /// A worker that is killed does a stage again, and reports of killed ones come late.
  @Test
  void endsTheSameHoweverOftenItIsKilled() {
    for (int seed = 0; seed < 1_000; seed++) {
      var random = new Random(seed);
      var reported = new ArrayList<Signal>();
      ErasureState state = BEGUN;
      int turns = 0;
      while (state instanceof Working(var stage)) {
        assertThat(turns++).as("seed %s", seed).isLessThan(10_000);
        var report = new Signal.Done(stage, random.nextInt(4) == 0 ? 1 : 0);
        if (random.nextInt(3) == 0) {
          continue; // killed before it could say so
        }
        reported.add(report);
        var next = ErasureState.next(state, report);
        var late = reported.get(random.nextInt(reported.size()));
        state = isOf(late, next) ? next : ErasureState.next(next, late);
      }
      assertThat(state).as("seed %s", seed).isEqualTo(new Finished());
    }
  }

  /// A late report of the very stage that is under way cannot be told from a fresh one; workers
  /// are kept apart by a lock.
  private static boolean isOf(Signal report, ErasureState state) {
    return report instanceof Signal.Done(var told, var _)
        && state instanceof Working(var stage)
        && told == stage;
  }

  private static boolean isLeftWhereItIs(Stage stage, Signal signal) {
    return signal instanceof Signal.Done(var _, var left) && left > 0 && stage != Stage.VERIFY;
  }

  private static ErasureState tick(ErasureState state, Instant now, boolean held) {
    return ErasureState.next(state, new Signal.Tick(now, held));
  }

  private static List<ErasureState> states() {
    var states =
        new ArrayList<ErasureState>(
            List.of(WAITING, new Waiting(NOON), new Held(), new Cancelled(), new Finished()));
    for (var stage : Stage.values()) {
      states.add(new Working(stage));
    }
    return states;
  }

  private static List<Signal> signals() {
    var signals =
        new ArrayList<Signal>(
            List.of(
                new Signal.Tick(NOON, false),
                new Signal.Tick(GRACE_ENDS, false),
                new Signal.Tick(GRACE_ENDS, true),
                new Signal.Cancel(),
                new Signal.Hurry(NOON)));
    for (var stage : Stage.values()) {
      signals.add(new Signal.Done(stage, 0));
      signals.add(new Signal.Done(stage, 2));
    }
    return signals;
  }
}
