package chat.parley.domain.session;

import java.time.Duration;
import java.time.Instant;

/// Who proved, a moment ago, that it is them who hold a session. What cannot be taken back asks for
/// it. However the proof was made, it is remembered here.
public interface StepUps {
  Duration GOOD_FOR = Duration.ofMinutes(5);

  /// False when the session ended.
  boolean record(Caller caller, Instant goodUntil);

  boolean isFresh(Caller caller, Instant now);
}
