package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.House.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.Standing;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher.Match;
import chat.parley.domain.session.Authenticate;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.GrantedSession;
import chat.parley.domain.session.LogIn;
import chat.parley.domain.session.RefreshSession;
import chat.parley.domain.session.RefreshToken;
import chat.parley.testkit.key.MemoryRootKey;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionUseCasesTest {
  private final House house = new House();
  private final Account ada = house.person("ada");

  @Nested
  class LoggingIn {

    @Test
    void beginsASession() {
      var outcome = house.logIn("ADA", PASSWORD);

      assertThat(outcome).isInstanceOf(LogIn.Outcome.LoggedIn.class);
      var session = ((LogIn.Outcome.LoggedIn) outcome).session();
      assertThat(session.account()).isEqualTo(ada);
      assertThat(house.authenticate.handle(session.access().value()))
          .isEqualTo(new Authenticate.Outcome.Authenticated(new Caller(ada.id(), session.id())));
    }

    @Test
    void answersAnUnknownNameLikeAWrongPasswordAndAsSlowly() {
      int before = house.hasher.work();
      assertThat(house.logIn("ada", new Password("wrong")))
          .isEqualTo(new LogIn.Outcome.WrongCredentials());
      int wrongPassword = house.hasher.work() - before;
      assertThat(house.logIn("nobody", PASSWORD)).isEqualTo(new LogIn.Outcome.WrongCredentials());
      assertThat(house.logIn("no name at all", PASSWORD))
          .isEqualTo(new LogIn.Outcome.WrongCredentials());

      assertThat(house.hasher.work() - before).isEqualTo(3 * wrongPassword);
    }

    @Test
    void hashesAnewWhenTheParametersChanged() {
      house.accounts.replaceHash(ada.id(), null, house.hasher.datedHash(PASSWORD));

      house.logIn("ada", PASSWORD);

      var hash = house.accounts.hashOf(ada.id()).orElseThrow();
      assertThat(house.hasher.verify(PASSWORD, hash)).isEqualTo(Match.RIGHT);
    }

    @Test
    void tellsWhoIsRestricted() {
      var session = house.session(ada);
      house.accounts.restrict(ada.id());

      assertThat(house.logIn("ada", PASSWORD))
          .extracting(outcome -> ((LogIn.Outcome.LoggedIn) outcome).session().standing())
          .isEqualTo(Standing.RESTRICTED);
      assertThat(house.logIn("ada", new Password("wrong")))
          .isEqualTo(new LogIn.Outcome.WrongCredentials());
      assertThat(house.authenticate.handle(session.access().value()))
          .isInstanceOf(Authenticate.Outcome.Restricted.class);
      assertThat(house.refresh.handle(session.refresh()))
          .extracting(outcome -> ((RefreshSession.Outcome.Refreshed) outcome).session().standing())
          .isEqualTo(Standing.RESTRICTED);
    }
  }

  @Nested
  class Refreshing {
    private final GrantedSession opened = house.session(ada);

    @Test
    void yieldsANewAccessTokenAndTheNextRefreshToken() {
      house.clock.advance(Duration.ofMinutes(10));
      assertThat(house.authenticate.handle(opened.access().value()))
          .isEqualTo(new Authenticate.Outcome.Unauthenticated());

      var next = refreshed(opened.refresh());

      assertThat(next.id()).isEqualTo(opened.id());
      assertThat(next.refresh()).isNotEqualTo(opened.refresh());
      assertThat(house.authenticate.handle(next.access().value()))
          .isInstanceOf(Authenticate.Outcome.Authenticated.class);
    }

    @Test
    void givesTwoTabsAndALostAnswerTheSameSuccessor() {
      var first = refreshed(opened.refresh());
      house.clock.advance(Duration.ofSeconds(30));
      var second = refreshed(opened.refresh());

      assertThat(second.refresh()).isEqualTo(first.refresh());
      assertThat(second.access()).isNotEqualTo(first.access());
      assertThat(refreshed(second.refresh()).refresh()).isNotEqualTo(second.refresh());
    }

    @Test
    void endsTheFamilyWhenATokenIsReallyReused() {
      var next = refreshed(opened.refresh());
      house.clock.advance(Duration.ofSeconds(31));

      assertEnded(opened.refresh());
      assertEnded(next.refresh());
      assertThat(house.authenticate.handle(next.access().value()))
          .isEqualTo(new Authenticate.Outcome.Unauthenticated());
      assertThat(house.sessions.ended()).containsExactly(opened.id());
    }

    @Test
    void changesNothingForATokenThatWasNeverOurs() {
      var bytes = Base64.getUrlDecoder().decode(opened.refresh().value());
      bytes[bytes.length - 1] ^= 1;
      assertEnded(new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
      assertEnded(new RefreshToken(""));
      assertEnded(new RefreshToken("not base64!"));
      assertEnded(new RefreshToken("A".repeat(100_000)));
      assertEnded(new RefreshToken(opened.refresh().value() + "A"));

      assertThat(house.sessions.ended()).isEmpty();
      assertThat(refreshed(opened.refresh())).isNotNull();
    }

    @Test
    void takesTheRootKeyToMakeAToken() {
      var other =
          new RefreshSession(
              house.sessions, house.accounts, house.issuer, new MemoryRootKey(), house.clock);

      assertThat(other.handle(opened.refresh())).isEqualTo(new RefreshSession.Outcome.Ended());
      assertThat(house.sessions.ended()).isEmpty();
    }

    @Test
    void endsAfterThirtyDays() {
      var token = opened.refresh();
      for (int day = 1; day < 30; day++) {
        house.clock.advance(Duration.ofDays(1));
        var next = refreshed(token);
        assertThat(next.refreshGoodUntil()).isEqualTo(opened.refreshGoodUntil());
        token = next.refresh();
      }
      house.clock.advance(Duration.ofDays(1));

      assertEnded(token);
    }

    private GrantedSession refreshed(RefreshToken token) {
      var outcome = house.refresh.handle(token);
      assertThat(outcome).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
      return ((RefreshSession.Outcome.Refreshed) outcome).session();
    }

    private void assertEnded(RefreshToken token) {
      assertThat(house.refresh.handle(token)).isEqualTo(new RefreshSession.Outcome.Ended());
    }
  }
}
