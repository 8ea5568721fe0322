package chat.parley.domain.session;

import chat.parley.domain.id.SessionId;
import java.time.InstantSource;
import java.util.List;

/// What a person sees and does about the devices they are logged in on.
public final class OwnSessions {

  private final SessionStore sessions;
  private final InstantSource clock;

  public OwnSessions(SessionStore sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  public List<Session> list(Caller caller) {
    return sessions.list(caller.user(), clock.instant());
  }

  public void logOut(Caller caller) {
    sessions.end(caller.user(), caller.session(), clock.instant());
  }

  public void logOutOthers(Caller caller) {
    sessions.endOthers(caller, clock.instant());
  }

  /// False when the caller has no such session, whoever else may have it.
  public boolean revoke(Caller caller, SessionId session) {
    return sessions.end(caller.user(), session, clock.instant());
  }
}
