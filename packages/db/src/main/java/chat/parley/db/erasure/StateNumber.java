package chat.parley.db.erasure;

import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.erasure.ErasureState.Stage;
import java.time.Instant;

/// A state as it rests. A number is never given another meaning; those of ended erasures rest
/// nowhere.
final class StateNumber {
  static final int WAITING = 1;
  static final int HELD = 2;

  private StateNumber() {}

  static int of(ErasureState state) {
    return switch (state) {
      case ErasureState.Waiting _ -> WAITING;
      case ErasureState.Held() -> HELD;
      case ErasureState.Working(var stage) -> of(stage);
      case ErasureState.Cancelled(), ErasureState.Finished() ->
          throw new IllegalArgumentException("an ended erasure is not kept");
    };
  }

  static ErasureState read(int number, Instant graceEnds) {
    return switch (number) {
      case WAITING -> new ErasureState.Waiting(graceEnds);
      case HELD -> new ErasureState.Held();
      default -> new ErasureState.Working(stage(number));
    };
  }

  private static int of(Stage stage) {
    return switch (stage) {
      case DESTROY_KEYS -> 40;
      case ANNOUNCE -> 45;
      case HAND_OVER -> 48;
      case DELETE -> 50;
      case VERIFY -> 70;
      case RECEIPT_ERASED -> 75;
      case PURGE_JOB -> 99;
    };
  }

  private static Stage stage(int number) {
    for (var stage : Stage.values()) {
      if (of(stage) == number) {
        return stage;
      }
    }
    throw new IllegalStateException("state of unknown number " + number);
  }
}
