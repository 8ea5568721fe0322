package chat.parley.domain.session;

import java.time.Duration;
import java.time.Instant;

/// What becomes of a session when a refresh token is shown.
public sealed interface Rotation {
  /// How long the token before the current one stays good: two tabs at once, or a lost answer.
  Duration PREVIOUS_GOOD_FOR = Duration.ofSeconds(30);

  /// Where a session stands.
  ///
  /// @param rotatedAt when the current generation began
  record State(int generation, Instant rotatedAt, Instant expiresAt) {}

  /// The current token was shown: `generation` begins.
  record Advanced(int generation) implements Rotation {}

  /// The previous token was shown in time: its successor, `generation`, is given out again.
  record Repeated(int generation) implements Rotation {}

  /// A token was shown that its owner traded long ago: someone else has it. The family ends.
  record Reused() implements Rotation {}

  /// The session ended or is too old.
  record Over() implements Rotation {}

  static Rotation judge(State state, int shown, Instant now) {
    if (!now.isBefore(state.expiresAt())) {
      return new Over();
    }
    if (shown == state.generation()) {
      return new Advanced(shown + 1);
    }
    boolean inTime = !now.isAfter(state.rotatedAt().plus(PREVIOUS_GOOD_FOR));
    return shown == state.generation() - 1 && inTime
        ? new Repeated(state.generation())
        : new Reused();
  }
}
