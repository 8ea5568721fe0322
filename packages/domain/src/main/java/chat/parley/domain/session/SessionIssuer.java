package chat.parley.domain.session;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.Standing;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.session.SessionStore.NewAccessToken;
import chat.parley.domain.session.SessionStore.NewSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Begins sessions and makes their tokens. Whoever calls it has made sure of the person.
public final class SessionIssuer {
  public static final Duration ACCESS_GOOD_FOR = Duration.ofMinutes(10);
  public static final Duration SESSION_GOOD_FOR = Duration.ofDays(30);

  private final SessionStore sessions;
  private final RefreshTokens refreshTokens;
  private final TokenSource tokens;
  private final IdSource ids;
  private final InstantSource clock;

  public SessionIssuer(
      SessionStore sessions, RootKey root, TokenSource tokens, IdSource ids, InstantSource clock) {
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(root);
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /// Begins a session of an active account on a device.
  public GrantedSession open(Account account, Device device) {
    return open(account, Standing.ACTIVE, device);
  }

  /// Begins a session on a device.
  public GrantedSession open(Account account, Standing standing, Device device) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var session =
        new NewSession(
            new SessionId(ids.next()),
            account.id(),
            newSecret(),
            device,
            now,
            now.plus(SESSION_GOOD_FOR));
    var access = newAccess(now);
    sessions.open(session, access);
    return new GrantedSession(
        session.id(),
        access.token(),
        refreshTokens.derive(session.secret(), session.id(), 0),
        session.expiresAt(),
        account,
        standing);
  }

  /// An access token that begins now and still has to be stored.
  public NewAccessToken newAccess(Instant now) {
    return new NewAccessToken(new AccessToken(tokens.next()), now.plus(ACCESS_GOOD_FOR));
  }

  public FamilySecret newSecret() {
    return new FamilySecret(tokens.next());
  }

  /// What a device receives whose session moved on to `position`.
  public GrantedSession granted(
      SessionId id,
      SessionStore.Position position,
      AccessToken access,
      Account account,
      Standing standing) {
    return new GrantedSession(
        id,
        access,
        refreshTokens.derive(position.secret(), id, position.generation()),
        position.expiresAt(),
        account,
        standing);
  }
}
