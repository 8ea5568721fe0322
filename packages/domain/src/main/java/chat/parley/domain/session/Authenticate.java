package chat.parley.domain.session;

import chat.parley.domain.account.Standing;
import java.time.InstantSource;

/// Finds out who holds an access token.
public final class Authenticate {

  public sealed interface Outcome {
    record Authenticated(Caller caller) implements Outcome {}

    /// Known, but only the privacy centre is open to them.
    record Restricted(Caller caller) implements Outcome {}

    record Unauthenticated() implements Outcome {}
  }

  private final SessionStore sessions;
  private final InstantSource clock;

  public Authenticate(SessionStore sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  public Outcome handle(String accessToken) {
    if (accessToken.length() != AccessToken.LENGTH) {
      return new Outcome.Unauthenticated();
    }
    return sessions
        .findByAccessToken(new AccessToken(accessToken), clock.instant())
        .map(
            found ->
                found.standing() == Standing.ACTIVE
                    ? new Outcome.Authenticated(found.caller())
                    : new Outcome.Restricted(found.caller()))
        .orElseGet(Outcome.Unauthenticated::new);
  }
}
