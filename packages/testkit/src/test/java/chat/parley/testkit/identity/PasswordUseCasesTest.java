package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.House.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.Typed;
import chat.parley.domain.credential.Password;
import chat.parley.domain.password.ChangePassword;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.ResetPassword;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.session.Authenticate;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.GrantedSession;
import chat.parley.domain.session.LogIn;
import chat.parley.domain.session.RefreshSession;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PasswordUseCasesTest {
  private static final Password NEXT = new Password("an entirely different phrase");

  private final House house = new House();
  private final Account ada = house.person("ada");
  private final GrantedSession here = house.session(ada);
  private final GrantedSession elsewhere = house.session(ada);

  @Nested
  class Changing {

    @Test
    void endsEveryOtherSessionAndHandsOutNewTokens() {
      var outcome = change(PASSWORD, NEXT);

      assertThat(outcome).isInstanceOf(ChangePassword.Outcome.Changed.class);
      var session = ((ChangePassword.Outcome.Changed) outcome).session();
      assertThat(session.id()).isEqualTo(here.id());
      assertThat(house.sessions.ended()).containsExactly(elsewhere.id());
      assertThat(house.authenticate.handle(here.access().value()))
          .isEqualTo(new Authenticate.Outcome.Unauthenticated());
      assertThat(house.refresh.handle(here.refresh()))
          .isEqualTo(new RefreshSession.Outcome.Ended());
      assertThat(house.refresh.handle(session.refresh()))
          .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
      assertThat(house.logIn("ada", NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
      assertThat(house.logIn("ada", PASSWORD)).isEqualTo(new LogIn.Outcome.WrongCredentials());
    }

    @Test
    void asksForTheCurrentPassword() {
      assertThat(change(NEXT, NEXT)).isEqualTo(new ChangePassword.Outcome.WrongCredentials());
      assertThat(house.sessions.ended()).isEmpty();
    }

    @Test
    void refusesAWeakPassword() {
      assertThat(change(PASSWORD, new Password("short")))
          .isEqualTo(new ChangePassword.Outcome.PasswordTooShort());
      assertThat(change(PASSWORD, new Password("weak weak weak weak")))
          .isEqualTo(new ChangePassword.Outcome.PasswordTooWeak());
    }

    private ChangePassword.Outcome change(Password current, Password next) {
      var caller = new Caller(ada.id(), here.id());
      return house.changePassword.handle(new ChangePassword.Command(caller, current, next));
    }
  }

  @Nested
  class Resetting {

    @Test
    void setsAPasswordOnceAndEndsEverySession() {
      var link = offer();

      assertThat(reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.Reset());
      assertThat(reset(link, PASSWORD)).isEqualTo(new ResetPassword.Outcome.LinkInvalid());
      assertThat(house.sessions.ended()).containsExactlyInAnyOrder(here.id(), elsewhere.id());
      assertThat(house.logIn("ada", NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void leavesTheLinkGoodWhenThePasswordIsRefused() {
      var link = offer();

      assertThat(reset(link, new Password("short")))
          .isEqualTo(new ResetPassword.Outcome.PasswordTooShort());
      assertThat(reset(link, new Password("weak weak weak weak")))
          .isEqualTo(new ResetPassword.Outcome.PasswordTooWeak());
      assertThat(reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.Reset());
    }

    @Test
    void ignoresALinkAfterAnHour() {
      var link = offer();
      house.clock.advance(Duration.ofHours(1));

      assertThat(reset(link, NEXT)).isEqualTo(new ResetPassword.Outcome.LinkInvalid());
    }

    @Test
    void doesNoSlowWorkForALinkThatIsNone() {
      int before = house.hasher.work();

      assertThat(reset(new ResetToken("made up"), NEXT))
          .isEqualTo(new ResetPassword.Outcome.LinkInvalid());
      assertThat(house.hasher.work()).isEqualTo(before);
    }

    @Test
    void offersNothingForANameThatIsNotThere() {
      assertThat(house.offerReset.handle(new Typed("nobody")))
          .isEqualTo(new OfferReset.Outcome.UnknownUsername());
    }

    private ResetToken offer() {
      return ((OfferReset.Outcome.Offered) house.offerReset.handle(new Typed("Ada"))).token();
    }

    private ResetPassword.Outcome reset(ResetToken link, Password next) {
      return house.resetPassword.handle(new ResetPassword.Command(link, next));
    }
  }
}
