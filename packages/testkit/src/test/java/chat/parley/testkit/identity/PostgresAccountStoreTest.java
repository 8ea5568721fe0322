package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.Samples.HASH;
import static chat.parley.testkit.identity.Samples.account;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Standings;
import chat.parley.domain.account.Username;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.testkit.postgres.TestDatabase;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class PostgresAccountStoreTest extends AccountStoreContract {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final IdentityDatabase database = new IdentityDatabase(DATABASE);
  private final Account ada = account(1, "ada", "ada@example.org");

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected AccountStore accounts() {
    return database.accounts();
  }

  @Override
  protected Profiles profiles() {
    return database.the(Profiles.class);
  }

  @Test
  void leavesNoKeyBehindWhenANameIsTaken() {
    accounts().create(ada, HASH);
    accounts().create(account(2, "ada"), HASH);

    assertThat(database.longs("SELECT user_id FROM keystore.subject_keys")).containsExactly(1L);
  }

  @Test
  void tellsThePersonAndTheirServersOfANewNameInServerOrder() {
    accounts().create(ada, HASH);
    for (int server : List.of(70, 60)) {
      database.execute(
          """
          INSERT INTO content.servers (id, name, operator_line, owner_id, member_count, server_seq)
          VALUES (%1$d, 'a server', '', 9, 1, %1$d);
          INSERT INTO content.members (server_id, user_id, joined_at) VALUES (%1$d, 1, now())
          """
              .formatted(server));
    }

    accounts().update(ada.id(), account -> named(account, "Countess"));
    accounts().update(ada.id(), account -> named(account, "Countess"));

    assertThat(database.longs("SELECT kind FROM ops.outbox_events ORDER BY id"))
        .containsExactly(44L, 34L, 34L);
    assertThat(database.longs("SELECT seq FROM ops.outbox_events ORDER BY id"))
        .containsExactly(0L, 61L, 71L);
    assertThat(database.longs("SELECT server_id FROM ops.outbox_events ORDER BY id"))
        .containsExactly(0L, 60L, 70L);
    assertThat(database.longs("SELECT user_id FROM ops.outbox_events")).containsOnly(1L);
  }

  @Test
  void readsNothingWhenTheKeyIsGone() {
    accounts().create(ada, HASH);

    database.the(SubjectKeys.class).destroy(ada.id());

    assertThat(accounts().find(ada.id())).isEmpty();
    assertThat(profiles().find(List.of(ada.id()))).isEmpty();
  }

  @Test
  void hidesWhoIsRestricted() {
    accounts().create(ada, HASH);
    database.execute("UPDATE identity.accounts SET restricted = true");

    assertThat(database.the(Standings.class).of(ada.id())).contains(Standing.RESTRICTED);
    assertThat(database.the(Standings.class).of(new UserId(404))).isEmpty();
    assertThat(profiles().find(List.of(ada.id()))).isEmpty();
    assertThat(accounts().findCredential(ada.username()).orElseThrow().standing())
        .isEqualTo(Standing.RESTRICTED);
  }

  @Test
  void holdsNoNameInTheClear() {
    // Long, and of letters that are no hex digits: bytes at random must not spell it.
    accounts().create(account(3, "zephyrine", "zephyrine@example.org"), HASH);

    var row = database.bytes("SELECT convert_to(a::text, 'UTF8') FROM identity.accounts a");
    var hex = HexFormat.of().formatHex("zephyrine".getBytes(UTF_8));
    assertThat(new String(row, UTF_8)).doesNotContain("zephyrine").doesNotContain(hex);
  }

  @Test
  void keepsTheLastNamesBackAndNoMore() {
    accounts().create(ada, HASH);
    var names = List.of("ada", "bea", "cleo", "dora", "edith");
    for (var name : names.subList(1, names.size())) {
      accounts().update(ada.id(), account -> called(account, name));
      database.execute(
          "UPDATE identity.released_usernames SET released_at = released_at - interval '1 day'");
    }

    assertThat(names.stream().filter(name -> accounts().isFree(new Username(name))))
        .as("the oldest of four")
        .containsExactly("ada");
  }

  private static Account called(Account account, String username) {
    return new Account(
        account.id(),
        new Username(username),
        account.displayName(),
        account.email(),
        account.createdAt());
  }

  private static Account named(Account account, String name) {
    return new Account(
        account.id(),
        account.username(),
        new DisplayName(name),
        account.email(),
        account.createdAt());
  }
}
