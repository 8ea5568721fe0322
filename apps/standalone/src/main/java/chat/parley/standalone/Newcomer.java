package chat.parley.standalone;

import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.AccountStore.Created;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Username;
import chat.parley.domain.archive.ArchiveStore;
import chat.parley.domain.archive.ArchivedItem;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/// Somebody who comes from another Parley with an export. Their account and all their items are
/// there in one transaction, or none of it.
final class Newcomer {
  private static final int BATCH_ITEMS = 500;
  private static final int PASSWORD_BITS = 256;
  private static final String SECTION = "account";
  private static final String TABLE = "accounts";

  private final ArchiveReader archive;
  private final ApplicationContext context;
  private final Account account;

  private Newcomer(ArchiveReader archive, ApplicationContext context, Account account) {
    this.archive = archive;
    this.context = context;
    this.account = account;
  }

  /// What became of them.
  ///
  /// @param withEmail whether they have an address
  record Arrived(Created created, long items, boolean withEmail) {}

  /// Reads the profile.
  ///
  /// @param username another one than in the export
  static Newcomer of(ArchiveReader archive, Optional<String> username, ApplicationContext context) {
    var row = profile(archive);
    var name =
        Username.parse(username.orElseGet(() -> text(row, "username")))
            .orElseThrow(() -> new StartFailure("this username cannot be used here"));
    var account =
        new Account(
            new UserId(context.getBean(IdSource.class).next()),
            name,
            DisplayName.parse(text(row, "display_name")).orElseGet(() -> DisplayName.of(name)),
            EmailAddress.parse(text(row, "email")).orElse(null),
            context.getBean(InstantSource.class).instant().truncatedTo(ChronoUnit.MILLIS));
    return new Newcomer(archive, context, account);
  }

  String username() {
    return account.username().value();
  }

  /// Makes the account, with a password that nobody knows, and adds the items.
  Arrived arrive() {
    var arrived = arrive(account);
    if (arrived.created() == Created.EMAIL_TAKEN) {
      var alone =
          new Account(
              account.id(), account.username(), account.displayName(), null, account.createdAt());
      arrived = arrive(alone);
    }
    if (arrived.created() != Created.STORED) {
      throw new StartFailure("this username is taken; choose another with --username NAME");
    }
    return arrived;
  }

  private Arrived arrive(Account newcomer) {
    var hash =
        context.getBean(PasswordHasher.class).hash(new Password(RandomTokens.token(PASSWORD_BITS)));
    return transactions()
        .executeWrite(
            status -> {
              var created = context.getBean(AccountStore.class).create(newcomer, hash);
              if (created != Created.STORED) {
                status.setRollbackOnly();
                return new Arrived(created, 0, false);
              }
              return new Arrived(created, addItems(), newcomer.email() != null);
            });
  }

  @SuppressWarnings("unchecked") // a bean of this type has connections
  private TransactionOperations<Connection> transactions() {
    return context.getBean(TransactionOperations.class);
  }

  private long addItems() {
    var store = context.getBean(ArchiveStore.class);
    var ids = context.getBean(IdSource.class);
    var batch = new ArrayList<ArchivedItem>();
    var count = new long[1];
    try {
      archive.rows(
          (section, table, row) -> {
            batch.add(new ArchivedItem(ids.next(), section, table, CanonicalJson.text(row)));
            count[0]++;
            if (batch.size() == BATCH_ITEMS) {
              store.add(account.id(), batch);
              batch.clear();
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store.add(account.id(), batch);
    return count[0];
  }

  private static Json.Members profile(ArchiveReader archive) {
    var profiles = new ArrayList<Json.Members>();
    try {
      archive.rows(
          (section, table, row) -> {
            if (section.equals(SECTION) && table.equals(TABLE)) {
              profiles.add(row);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (profiles.size() != 1) {
      throw new StartFailure("it is not the export of one account");
    }
    return profiles.getFirst();
  }

  private static String text(Json.Members row, String field) {
    return row.members().get(field) instanceof Json.Text(var text) ? text : "";
  }
}
