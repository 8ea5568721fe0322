package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.Samples.HASH;
import static chat.parley.testkit.identity.Samples.account;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.AccountStore.Created;
import chat.parley.domain.account.AccountStore.Updated;
import chat.parley.domain.account.Credential;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every AccountStore and the Profiles over it do.
public abstract class AccountStoreContract {
  private static final UserId NOBODY = new UserId(404);

  protected abstract AccountStore accounts();

  protected abstract Profiles profiles();

  @Test
  void findsWhatItStored() {
    var ada = account(1, "ada", "ada@example.org");
    var bo = account(2, "bo");
    assertThat(accounts().create(ada, HASH)).isEqualTo(Created.STORED);
    assertThat(accounts().create(bo, HASH)).isEqualTo(Created.STORED);

    assertThat(accounts().find(ada.id())).contains(ada);
    assertThat(accounts().find(bo.id())).contains(bo);
    assertThat(accounts().findByUsername(ada.username())).contains(ada.id());
    assertThat(accounts().findByUsername(new Username("nobody"))).isEmpty();
    assertThat(accounts().find(NOBODY)).isEmpty();
  }

  @Test
  void refusesATakenUsernameAndLeavesNothing() {
    accounts().create(account(1, "ada"), HASH);

    assertThat(accounts().create(account(2, "ada"), HASH)).isEqualTo(Created.USERNAME_TAKEN);
    assertThat(accounts().find(new UserId(2))).isEmpty();
    assertThat(accounts().create(account(2, "bo"), HASH)).isEqualTo(Created.STORED);
  }

  @Test
  void refusesATakenEmailHoweverItIsWritten() {
    accounts().create(account(1, "ada", "Ada@Example.org"), HASH);

    assertThat(accounts().create(account(2, "bo", "aDA@example.ORG"), HASH))
        .isEqualTo(Created.EMAIL_TAKEN);
    assertThat(accounts().find(new UserId(2))).isEmpty();
  }

  @Test
  void givesAUsernameToOneOfManyAtOnce() throws InterruptedException {
    var ids = new AtomicLong(10);
    var results =
        Together.run(20, () -> accounts().create(account(ids.incrementAndGet(), "ada"), HASH));

    assertThat(results).containsOnlyOnce(Created.STORED);
    assertThat(results).filteredOn(Created.USERNAME_TAKEN::equals).hasSize(19);
  }

  @Test
  void answersTheCredential() {
    accounts().create(account(1, "ada"), HASH);

    assertThat(accounts().findCredential(new Username("ada")))
        .contains(new Credential(new UserId(1), HASH, Standing.ACTIVE));
    assertThat(accounts().findCredential(new Username("bo"))).isEmpty();
  }

  @Test
  void rehashesOnlyWhatItHashed() {
    var ada = account(1, "ada");
    accounts().create(ada, HASH);
    var newer = new PasswordHash("newer");

    accounts().rehash(ada.id(), new PasswordHash("another"), newer);
    assertThat(hashOf(ada)).isEqualTo(HASH);
    accounts().rehash(ada.id(), HASH, newer);
    assertThat(hashOf(ada)).isEqualTo(newer);
  }

  @Test
  void changesNameAndEmail() {
    var ada = account(1, "ada", "ada@example.org");
    accounts().create(ada, HASH);
    var changed = with(ada, "Countess", new EmailAddress("countess@example.org"));

    assertThat(accounts().update(ada.id(), _ -> changed)).isEqualTo(new Updated.Stored(changed));
    assertThat(accounts().find(ada.id())).contains(changed);

    var withoutEmail = with(changed, "Countess", null);
    accounts().update(ada.id(), _ -> withoutEmail);
    assertThat(accounts().find(ada.id())).contains(withoutEmail);
    assertThat(accounts().create(account(2, "bo", "ada@example.org"), HASH))
        .isEqualTo(Created.STORED);
  }

  @Test
  void findsSomebodyByTheirNewNameAndRefusesThatOfAnother() {
    var ada = account(1, "ada", "ada@example.org");
    accounts().create(ada, HASH);
    accounts().create(account(2, "bo"), HASH);

    var renamed =
        new Account(
            ada.id(), new Username("lovelace"), ada.displayName(), ada.email(), ada.createdAt());
    assertThat(accounts().update(ada.id(), _ -> renamed)).isEqualTo(new Updated.Stored(renamed));
    assertThat(accounts().findByUsername(new Username("lovelace"))).contains(ada.id());
    assertThat(accounts().findByUsername(new Username("ada"))).isEmpty();

    var bo = new Account(ada.id(), new Username("bo"), ada.displayName(), null, ada.createdAt());
    assertThat(accounts().update(ada.id(), _ -> bo)).isEqualTo(new Updated.UsernameTaken());
    assertThat(accounts().find(ada.id())).contains(renamed);
  }

  @Test
  void keepsANameThatWasGivenUpForWhoeverGaveItUp() {
    var ada = account(1, "ada");
    var bo = account(2, "bo");
    accounts().create(ada, HASH);
    accounts().create(bo, HASH);
    assertThat(accounts().isFree(new Username("lovelace"))).isTrue();
    accounts().update(ada.id(), account -> called(account, "lovelace"));

    assertThat(accounts().isFree(new Username("lovelace"))).isFalse();
    assertThat(accounts().isFree(new Username("ada"))).isFalse();
    assertThat(accounts().create(account(3, "ada"), HASH)).isEqualTo(Created.USERNAME_TAKEN);
    assertThat(accounts().find(new UserId(3))).isEmpty();
    assertThat(accounts().update(bo.id(), account -> called(account, "ada")))
        .isEqualTo(new Updated.UsernameTaken());
    assertThat(accounts().find(bo.id())).contains(bo);

    assertThat(accounts().update(ada.id(), account -> called(account, "ada")))
        .isEqualTo(new Updated.Stored(ada));
    assertThat(accounts().isFree(new Username("lovelace"))).isFalse();
  }

  @Test
  void refusesTheEmailOfAnother() {
    var ada = account(1, "ada", "ada@example.org");
    accounts().create(ada, HASH);
    accounts().create(account(2, "bo", "bo@example.org"), HASH);

    assertThat(
            accounts()
                .update(ada.id(), a -> with(a, "Countess", new EmailAddress("BO@example.org"))))
        .isEqualTo(new Updated.EmailTaken());
    assertThat(accounts().find(ada.id())).contains(ada);
  }

  @Test
  void keepsAnEmailThatIsWrittenAnotherWay() {
    var ada = account(1, "ada", "ada@example.org");
    accounts().create(ada, HASH);
    var changed = with(ada, "Countess", new EmailAddress("Ada@example.org"));

    assertThat(accounts().update(ada.id(), _ -> changed)).isEqualTo(new Updated.Stored(changed));
  }

  @Test
  void changesNothingOfNobody() {
    assertThat(accounts().update(NOBODY, account -> account)).isEqualTo(new Updated.Unknown());
  }

  @Test
  void showsProfilesOfThoseWhoAreThere() {
    var ada = account(1, "ada", "ada@example.org");
    var bo = account(2, "bo");
    accounts().create(ada, HASH);
    accounts().create(bo, HASH);

    assertThat(profiles().find(List.of(ada.id(), bo.id(), NOBODY, ada.id())))
        .containsOnly(Map.entry(ada.id(), ada.profile()), Map.entry(bo.id(), bo.profile()));
    assertThat(profiles().find(List.of())).isEmpty();
  }

  private PasswordHash hashOf(Account account) {
    return accounts().findCredential(account.username()).orElseThrow().hash();
  }

  private static Account called(Account account, String username) {
    return new Account(
        account.id(),
        new Username(username),
        account.displayName(),
        account.email(),
        account.createdAt());
  }

  private static Account with(Account account, String name, @Nullable EmailAddress email) {
    return new Account(
        account.id(), account.username(), new DisplayName(name), email, account.createdAt());
  }
}
