package chat.parley.domain.session;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.session.RefreshTokens.Shown;
import chat.parley.domain.session.SessionStore.Family;
import chat.parley.domain.session.SessionStore.Position;
import java.time.InstantSource;

/// Trades a refresh token for an access token and the next refresh token.
public final class RefreshSession {

  public sealed interface Outcome {
    record Refreshed(GrantedSession session) implements Outcome {}

    record Ended() implements Outcome {}
  }

  private final SessionStore sessions;
  private final AccountStore accounts;
  private final SessionIssuer issuer;
  private final RefreshTokens refreshTokens;
  private final InstantSource clock;

  public RefreshSession(
      SessionStore sessions,
      AccountStore accounts,
      SessionIssuer issuer,
      RootKey root,
      InstantSource clock) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.issuer = issuer;
    this.refreshTokens = new RefreshTokens(root);
    this.clock = clock;
  }

  /// A token that was never ours changes nothing: only a real one, shown too late, ends a family.
  public Outcome handle(RefreshToken token) {
    var shown = RefreshTokens.read(token.value()).orElse(null);
    if (shown == null) {
      return new Outcome.Ended();
    }
    return sessions
        .findFamily(shown.session(), clock.instant())
        .filter(family -> refreshTokens.isAuthentic(shown, family.secret()))
        .map(family -> rotate(shown, family))
        .orElseGet(Outcome.Ended::new);
  }

  private Outcome rotate(Shown shown, Family family) {
    var now = clock.instant();
    var access = issuer.newAccess(now);
    return switch (sessions.rotate(shown.session(), shown.generation(), access, now)) {
      case Rotation.Advanced(int generation) -> granted(shown, family, generation, access.token());
      case Rotation.Repeated(int generation) -> granted(shown, family, generation, access.token());
      case Rotation.Reused() -> new Outcome.Ended();
      case Rotation.Over() -> new Outcome.Ended();
    };
  }

  private Outcome granted(Shown shown, Family family, int generation, AccessToken access) {
    var position = new Position(family.secret(), generation, family.expiresAt());
    return accounts
        .find(family.user())
        .<Outcome>map(
            account ->
                new Outcome.Refreshed(
                    issuer.granted(shown.session(), position, access, account, family.standing())))
        .orElseGet(Outcome.Ended::new);
  }
}
