package chat.parley.demo;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;

/// What Parley answered: what was asked for, or a refusal with its reason.
sealed interface Answer<T> {
  record Given<T>(T value) implements Answer<T> {}

  record Refused<T>(Problem problem) implements Answer<T> {
    ErrorCode code() {
      return problem.getCode();
    }
  }

  /// The value, where a refusal would be a fault of this program or of the instance.
  default T orFail(String asked) {
    return switch (this) {
      case Given<T>(var value) -> value;
      case Refused<T>(var problem) ->
          throw new Stopped(
              asked
                  + " was refused: "
                  + problem.getCode()
                  + " ("
                  + problem.getTitle()
                  + ")"
                  + (problem.getRequestId().isEmpty()
                      ? ""
                      : ", request " + problem.getRequestId()));
    };
  }

  /// The play cannot go on; the message says why, in a line.
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String why) {
      super(why);
    }
  }
}
