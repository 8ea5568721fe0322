package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.Samples.HASH;
import static chat.parley.testkit.identity.Samples.NOON;
import static chat.parley.testkit.identity.Samples.access;
import static chat.parley.testkit.identity.Samples.account;
import static chat.parley.testkit.identity.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.password.PasswordStore.NewPassword;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.FamilySecret;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionStore;
import chat.parley.domain.session.SessionStore.NewAccessToken;
import chat.parley.domain.session.SessionStore.Position;
import chat.parley.shared.crypto.RandomTokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every PasswordStore does.
public abstract class PasswordStoreContract {
  private static final UserId ADA = new UserId(1);
  private static final Caller CALLER = new Caller(ADA, new SessionId(11));
  private static final PasswordHash NEWER = new PasswordHash("newer");
  private static final Instant EXPIRY = NOON.plus(Duration.ofHours(1));

  private final NewAccessToken held = access(NOON);
  private final SessionStore.NewSession own = session(11, ADA, NOON);

  protected abstract AccountStore accounts();

  protected abstract SessionStore sessions();

  protected abstract PasswordStore passwords();

  @BeforeEach
  void onePersonOnTwoDevices() {
    accounts().create(account(1, "ada"), HASH);
    sessions().open(own, held);
    sessions().open(session(12, ADA, NOON), access(NOON));
  }

  @Test
  void changesThePasswordAndLeavesOnlyTheCaller() {
    var access = access(NOON);
    var secret = newSecret();

    assertThat(passwords().change(CALLER, HASH, new NewPassword(NEWER, secret, access), NOON))
        .contains(new Position(secret, 0, own.expiresAt()));

    assertThat(passwords().find(ADA)).contains(NEWER);
    assertThat(sessions().list(ADA, NOON)).extracting(Session::id).containsExactly(own.id());
    assertThat(sessions().findFamily(own.id(), NOON).orElseThrow().secret()).isEqualTo(secret);
    assertThat(sessions().findByAccessToken(held.token(), NOON)).isEmpty();
    assertThat(sessions().findByAccessToken(access.token(), NOON)).isPresent();
  }

  @Test
  void dropsTheResetLinkWithTheOldPassword() {
    var link = offer();

    change(HASH);

    assertThat(passwords().findReset(link, NOON)).isEmpty();
  }

  @Test
  void changesNothingWhenThePasswordIsAnotherByNow() {
    assertThat(change(new PasswordHash("yesterday's"))).isFalse();

    assertThat(passwords().find(ADA)).contains(HASH);
    assertThat(sessions().list(ADA, NOON)).hasSize(2);
    assertThat(sessions().findByAccessToken(held.token(), NOON)).isPresent();
  }

  @Test
  void changesNothingForASessionThatEnded() {
    sessions().end(ADA, own.id(), NOON);

    assertThat(change(HASH)).isFalse();
    assertThat(passwords().find(ADA)).contains(HASH);
    assertThat(sessions().list(ADA, NOON)).hasSize(1);
  }

  @Test
  void changesOnceWhenManyChangeAtOnce() throws InterruptedException {
    assertThat(Together.run(10, () -> change(HASH))).containsOnlyOnce(true);
  }

  @Test
  void resetsOnceAndEndsEverySession() {
    var link = offer();
    assertThat(passwords().findReset(link, NOON)).contains(ADA);

    assertThat(passwords().reset(link, NEWER, NOON)).isTrue();
    assertThat(passwords().reset(link, HASH, NOON)).isFalse();

    assertThat(passwords().find(ADA)).contains(NEWER);
    assertThat(sessions().list(ADA, NOON)).isEmpty();
    assertThat(passwords().findReset(link, NOON)).isEmpty();
  }

  @Test
  void letsOneOfFiftyUseALink() throws InterruptedException {
    var link = offer();

    assertThat(Together.run(50, () -> passwords().reset(link, NEWER, NOON)))
        .hasSize(50)
        .containsOnlyOnce(true);
  }

  @Test
  void knowsOnlyTheLatestLink() {
    var first = offer();
    var second = offer();

    assertThat(passwords().findReset(first, NOON)).isEmpty();
    assertThat(passwords().reset(first, NEWER, NOON)).isFalse();
    assertThat(passwords().findReset(second, NOON)).contains(ADA);
  }

  @Test
  void forgetsALinkAfterItsTime() {
    var link = offer();

    assertThat(passwords().findReset(link, EXPIRY)).isEmpty();
    assertThat(passwords().reset(link, NEWER, EXPIRY)).isFalse();
    assertThat(passwords().find(ADA)).contains(HASH);
  }

  private ResetToken offer() {
    var link = new ResetToken(RandomTokens.token(256));
    passwords().offerReset(ADA, link, EXPIRY);
    return link;
  }

  private boolean change(PasswordHash from) {
    var next = new NewPassword(NEWER, newSecret(), access(NOON));
    return passwords().change(CALLER, from, next, NOON).isPresent();
  }

  private static FamilySecret newSecret() {
    return new FamilySecret(RandomTokens.token(256));
  }
}
