package chat.parley.testkit.identity;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.session.AccessToken;
import chat.parley.domain.session.Device;
import chat.parley.domain.session.FamilySecret;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.domain.session.SessionStore.NewAccessToken;
import chat.parley.domain.session.SessionStore.NewSession;
import chat.parley.shared.crypto.RandomTokens;
import java.time.Instant;

/// People and devices for tests.
public final class Samples {
  /// A moment before every sample's end.
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  public static final PasswordHash HASH = new PasswordHash("a hash");

  private static final Device DEVICE = new Device(Device.Browser.FIREFOX, Device.Platform.LINUX);

  private Samples() {}

  /// Somebody without an e-mail address.
  public static Account account(long id, String username) {
    return account(id, username, "");
  }

  public static Account account(long id, String username, String email) {
    return new Account(
        new UserId(id),
        new Username(username),
        new DisplayName(username + " the " + id + "th"),
        EmailAddress.parse(email).orElse(null),
        NOON);
  }

  public static NewSession session(long id, UserId user, Instant openedAt) {
    return new NewSession(
        new SessionId(id),
        user,
        new FamilySecret(RandomTokens.token(256)),
        DEVICE,
        openedAt,
        openedAt.plus(SessionIssuer.SESSION_GOOD_FOR));
  }

  public static NewAccessToken access(Instant from) {
    return new NewAccessToken(
        new AccessToken(RandomTokens.token(256)), from.plus(SessionIssuer.ACCESS_GOOD_FOR));
  }
}
