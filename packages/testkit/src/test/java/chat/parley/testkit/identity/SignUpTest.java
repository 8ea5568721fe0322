package chat.parley.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.SignUp;
import chat.parley.domain.account.SignUp.Outcome;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.UpdateAccount;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.Password;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignUpTest {
  private final House house = new House();

  @Test
  void makesAnAccount() {
    var outcome = house.signUp(" Ada ", "Ada Lovelace", "ada@example.org");

    assertThat(outcome).isInstanceOf(Outcome.SignedUp.class);
    var account = ((Outcome.SignedUp) outcome).account();
    assertThat(account)
        .isEqualTo(
            new Account(
                account.id(),
                new Username("ada"),
                new DisplayName("Ada Lovelace"),
                new EmailAddress("ada@example.org"),
                house.clock.instant()));
    assertThat(house.accounts.find(account.id())).contains(account);
  }

  @Test
  void showsTheUsernameOfWhoeverChoseNoOtherName() {
    assertThat(house.person("ada").displayName()).isEqualTo(new DisplayName("ada"));
  }

  @Test
  void refusesWhatCannotBeStored() {
    assertThat(house.signUp("a", "", "")).isEqualTo(new Outcome.UsernameInvalid());
    assertThat(house.signUp("ada", "\u202Eada", "")).isEqualTo(new Outcome.DisplayNameInvalid());
    assertThat(house.signUp("ada", "", "nowhere")).isEqualTo(new Outcome.EmailInvalid());
    assertThat(signUp("bo", "short")).isEqualTo(new Outcome.PasswordTooShort());
    assertThat(signUp("bo", "weak weak weak weak")).isEqualTo(new Outcome.PasswordTooWeak());
    assertThat(house.hasher.work()).isZero();
  }

  @Test
  void refusesTheNameOfAnother() {
    house.person("ada");

    assertThat(signUp("ADA", "another long passphrase")).isEqualTo(new Outcome.UsernameTaken());
  }

  @Test
  void refusesTheEmailOfAnother() {
    house.signUp("ada", "", "ada@example.org");

    assertThat(house.signUp("bo", "", "ADA@example.org")).isEqualTo(new Outcome.EmailTaken());
  }

  @Test
  void answersARepeatedTryWithTheSameAccount() {
    var first = house.signUp("ada", "Ada", "ada@example.org");
    house.clock.advance(Duration.ofMinutes(9));

    assertThat(house.signUp("ada", "Ada", "ada@example.org")).isEqualTo(first);
  }

  @Test
  void refusesTheSameNameAndPasswordAfterAWhile() {
    house.signUp("ada", "", "");
    house.clock.advance(Duration.ofMinutes(10));

    assertThat(house.signUp("ada", "", "")).isEqualTo(new Outcome.UsernameTaken());
  }

  private Outcome signUp(String username, String password) {
    return house.signUp.handle(
        new SignUp.Command(
            new Typed(username), new Password(password), new Typed(""), new Typed("")));
  }

  @Nested
  class Update {
    private final Account ada = house.person("ada");

    @Test
    void changesOnlyWhatWasGiven() {
      update(null, "ada@example.org");
      update("Countess", null);

      var account = house.accounts.find(ada.id()).orElseThrow();
      assertThat(account.displayName()).isEqualTo(new DisplayName("Countess"));
      assertThat(account.email()).isEqualTo(new EmailAddress("ada@example.org"));
    }

    @Test
    void removesAnEmail() {
      update(null, "ada@example.org");
      update(null, "");

      assertThat(house.accounts.find(ada.id()).orElseThrow().email()).isNull();
    }

    @Test
    void refusesWhatCannotBeStored() {
      house.signUp("bo", "", "bo@example.org");

      assertThat(update("\n", null)).isEqualTo(new UpdateAccount.Outcome.DisplayNameInvalid());
      assertThat(update(null, "nowhere")).isEqualTo(new UpdateAccount.Outcome.EmailInvalid());
      assertThat(update(null, "bo@example.org")).isEqualTo(new UpdateAccount.Outcome.EmailTaken());
      assertThat(house.accounts.find(ada.id())).contains(ada);
    }

    private UpdateAccount.Outcome update(@Nullable String name, @Nullable String email) {
      return house.updateAccount.handle(
          new UpdateAccount.Command(
              ada.id(),
              null,
              name == null ? null : new Typed(name),
              email == null ? null : new Typed(email)));
    }
  }
}
