package chat.parley.worker.sweep;

import chat.parley.domain.session.SessionStore;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Ends sessions that are 30 days old.
@Singleton
public final class SessionSweep implements Chore {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int BATCH_SESSIONS = 500;

  /// Leaves room for other chores; the rest follows at the next turn.
  private static final int BATCHES_PER_TURN = 20;

  private final SessionStore sessions;
  private final InstantSource clock;

  public SessionSweep(SessionStore sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    int ended = BATCH_SESSIONS;
    for (int batch = 0; ended == BATCH_SESSIONS && batch < BATCHES_PER_TURN; batch++) {
      ended = sessions.endExpired(clock.instant(), BATCH_SESSIONS);
    }
  }
}
