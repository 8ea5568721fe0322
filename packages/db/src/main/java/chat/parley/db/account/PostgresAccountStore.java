package chat.parley.db.account;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Credential;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.key.SubjectKeys;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Accounts in `identity.accounts`.
@Singleton
final class PostgresAccountStore implements AccountStore {
  private static final String INSERT =
      """
      INSERT INTO identity.accounts
        (user_id, username, username_index, display_name, email, email_index, password_hash,
         created_at, last_seen_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String UPDATE =
      """
      UPDATE identity.accounts
      SET username = ?, username_index = ?, display_name = ?, email = ?, email_index = ?
      WHERE user_id = ?
      """;

  private static final String FIND =
      "SELECT " + AccountRow.COLUMNS + " FROM identity.accounts WHERE user_id = ?";

  private static final String LOCK = FIND + " FOR NO KEY UPDATE";

  private static final String FIND_BY_USERNAME =
      "SELECT user_id FROM identity.accounts WHERE username_index = ?";

  private static final String FIND_CREDENTIAL =
      """
      SELECT user_id, password_hash, identity.standing_of(user_id) AS standing
      FROM identity.accounts WHERE username_index = ?
      """;

  private static final String REHASH =
      "UPDATE identity.accounts SET password_hash = ? WHERE user_id = ? AND password_hash = ?";

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;
  private final SubjectKeys keys;
  private final BlindIndex index;
  private final ReleasedUsernames released;
  private final AccountEvents events;
  private final InstantSource clock;

  PostgresAccountStore(
      TransactionOperations<Connection> transactions,
      FieldCipher cipher,
      SubjectKeys keys,
      RootKey root,
      ReleasedUsernames released,
      IdSource ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.keys = keys;
    this.index = new BlindIndex(root);
    this.released = released;
    this.events = new AccountEvents(ids);
    this.clock = clock;
  }

  @Override
  public Created create(Account account, PasswordHash password) {
    var created =
        transactions.executeWrite(
            status -> {
              keys.create(account.id());
              boolean inserted = insert(status.getConnection(), account, password);
              // Asked afterwards: the insert waits for whoever gives the name up just now.
              boolean free = isFree(status.getConnection(), account.username(), account.id());
              if (inserted && free) {
                return Created.STORED;
              }
              status.setRollbackOnly();
              return free ? Created.EMAIL_TAKEN : Created.USERNAME_TAKEN;
            });
    if (created != Created.STORED) {
      cipher.forget(account.id());
    }
    return created;
  }

  private boolean insert(Connection connection, Account account, PasswordHash password) {
    var row = AccountRow.seal(account, cipher);
    return Sql.update(
            connection,
            INSERT,
            account.id().value(),
            row.username(),
            index.of(account.username()),
            row.displayName(),
            row.email(),
            emailIndex(account),
            password.value(),
            account.createdAt(),
            LocalDate.ofInstant(account.createdAt(), ZoneOffset.UTC))
        == 1;
  }

  /// Whether nobody but this person has it, and nobody gave it up lately.
  private boolean isFree(Connection connection, Username username, UserId person) {
    return findByUsername(connection, username).filter(owner -> !owner.equals(person)).isEmpty()
        && !released.isKept(connection, username);
  }

  @Override
  public Updated update(UserId user, UnaryOperator<Account> change) {
    try {
      return transactions.executeWrite(
          status -> {
            var updated = update(status.getConnection(), user, change);
            if (updated instanceof Updated.UsernameTaken) {
              status.setRollbackOnly();
            }
            return updated;
          });
    } catch (SqlFaultException fault) {
      if (fault.isUniqueViolation()) {
        return taken(user, change);
      }
      throw fault;
    }
  }

  /// Which of the two that must be nobody else's is somebody else's.
  private Updated taken(UserId user, UnaryOperator<Account> change) {
    return find(user)
        .map(change)
        .flatMap(after -> findByUsername(after.username()))
        .filter(owner -> !owner.equals(user))
        .<Updated>map(_ -> new Updated.UsernameTaken())
        .orElseGet(Updated.EmailTaken::new);
  }

  private Updated update(Connection connection, UserId user, UnaryOperator<Account> change) {
    var before =
        Sql.first(connection, LOCK, AccountRow::read, user.value())
            .flatMap(row -> row.open(cipher))
            .orElse(null);
    if (before == null) {
      return new Updated.Unknown();
    }
    var after = change.apply(before);
    if (after.equals(before)) {
      return new Updated.Stored(before);
    }
    var row = AccountRow.seal(after, cipher);
    Sql.update(
        connection,
        UPDATE,
        row.username(),
        index.of(after.username()),
        row.displayName(),
        row.email(),
        emailIndex(after),
        user.value());
    if (!after.username().equals(before.username())) {
      released.takeBack(connection, after.username(), user);
      if (released.isKept(connection, after.username())) {
        return new Updated.UsernameTaken();
      }
      released.release(connection, before.username(), user, clock.instant());
    }
    if (!after.profile().equals(before.profile())) {
      events.announceNameChange(connection, user);
    }
    return new Updated.Stored(after);
  }

  @Override
  public Optional<Account> find(UserId user) {
    return transactions
        .executeRead(
            status -> Sql.first(status.getConnection(), FIND, AccountRow::read, user.value()))
        .flatMap(row -> row.open(cipher));
  }

  @Override
  public Optional<UserId> findByUsername(Username username) {
    return transactions.executeRead(status -> findByUsername(status.getConnection(), username));
  }

  @Override
  public boolean isFree(Username username) {
    return transactions.executeRead(
        status ->
            findByUsername(status.getConnection(), username).isEmpty()
                && !released.isKept(status.getConnection(), username));
  }

  private Optional<UserId> findByUsername(Connection connection, Username username) {
    return Sql.first(
        connection,
        FIND_BY_USERNAME,
        row -> new UserId(row.getLong("user_id")),
        index.of(username));
  }

  @Override
  public Optional<Credential> findCredential(Username username) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND_CREDENTIAL,
                row ->
                    new Credential(
                        new UserId(row.getLong("user_id")),
                        new PasswordHash(row.getString("password_hash")),
                        StandingNumber.read(row.getInt("standing"))),
                index.of(username)));
  }

  @Override
  public void rehash(UserId user, PasswordHash from, PasswordHash to) {
    transactions.executeWrite(
        status ->
            Sql.update(status.getConnection(), REHASH, to.value(), user.value(), from.value()));
  }

  private byte @Nullable [] emailIndex(Account account) {
    var email = account.email();
    return email == null ? null : index.of(email);
  }
}
