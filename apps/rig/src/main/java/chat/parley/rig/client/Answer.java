package chat.parley.rig.client;

import chat.parley.proto.v1.ErrorCode;
import java.time.Duration;

/// What became of a request.
public sealed interface Answer<T> {

  record Given<T>(T value) implements Answer<T> {}

  /// It was understood, and not done.
  ///
  /// @param after how long to stay away at least
  record Refused<T>(ErrorCode code, Duration after) implements Answer<T> {}

  /// Nobody answered, or somebody who is not ready: it may have happened or not.
  record Silent<T>(Duration after) implements Answer<T> {}

  /// The value, where everything else is a fault of the run.
  default T orFail() {
    return switch (this) {
      case Given<T>(var value) -> value;
      case Refused<T>(var code, _) -> throw new IllegalStateException("refused: " + code);
      case Silent<T> _ -> throw new IllegalStateException("no answer");
    };
  }
}
