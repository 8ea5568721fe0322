package chat.parley.db.password;

import chat.parley.db.session.AccessTokens;
import chat.parley.db.session.SessionEnds;
import chat.parley.db.sql.Sql;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.SessionStore.Position;
import chat.parley.shared.crypto.Sha256;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Password hashes in `identity.accounts`, reset links in `identity.password_resets`.
@Singleton
final class PostgresPasswordStore implements PasswordStore {
  private static final String FIND =
      "SELECT password_hash FROM identity.accounts WHERE user_id = ?";

  private static final String CHANGE =
      "UPDATE identity.accounts SET password_hash = ? WHERE user_id = ? AND password_hash = ?";

  private static final String SET =
      "UPDATE identity.accounts SET password_hash = ? WHERE user_id = ?";

  private static final String START_OVER =
      """
      UPDATE identity.sessions SET family_secret = ?, generation = 0, rotated_at = ?
      WHERE id = ? AND user_id = ? AND expires_at > ?
      RETURNING expires_at
      """;

  private static final String OFFER_RESET =
      """
      INSERT INTO identity.password_resets (user_id, digest, expires_at) VALUES (?, ?, ?)
      ON CONFLICT (user_id) DO UPDATE
        SET digest = excluded.digest, expires_at = excluded.expires_at
      """;

  private static final String FIND_RESET =
      "SELECT user_id FROM identity.password_resets WHERE digest = ? AND expires_at > ?";

  private static final String TAKE_RESET =
      """
      DELETE FROM identity.password_resets WHERE digest = ? AND expires_at > ? RETURNING user_id
      """;

  private static final String DROP_RESET = "DELETE FROM identity.password_resets WHERE user_id = ?";

  private final TransactionOperations<Connection> transactions;
  private final SessionEnds ends;

  PostgresPasswordStore(TransactionOperations<Connection> transactions, SessionEnds ends) {
    this.transactions = transactions;
    this.ends = ends;
  }

  @Override
  public Optional<PasswordHash> find(UserId user) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND,
                row -> new PasswordHash(row.getString("password_hash")),
                user.value()));
  }

  @Override
  public Optional<Position> change(Caller caller, PasswordHash from, NewPassword to, Instant now) {
    return transactions.executeWrite(
        status -> {
          var position = change(status.getConnection(), caller, from, to, now);
          if (position.isEmpty()) {
            status.setRollbackOnly();
          }
          return position;
        });
  }

  private Optional<Position> change(
      Connection connection, Caller caller, PasswordHash from, NewPassword to, Instant now) {
    long user = caller.user().value();
    if (Sql.update(connection, CHANGE, to.hash().value(), user, from.value()) == 0) {
      return Optional.empty();
    }
    var expiresAt =
        Sql.first(
            connection,
            START_OVER,
            row -> Sql.instant(row, "expires_at"),
            Base64.getUrlDecoder().decode(to.secret().value()),
            now,
            caller.session().value(),
            user,
            now);
    if (expiresAt.isPresent()) {
      AccessTokens.replaceAll(connection, caller.session(), to.access());
      ends.endAllBut(connection, caller.user(), caller.session(), now);
      Sql.update(connection, DROP_RESET, user);
    }
    return expiresAt.map(expiry -> new Position(to.secret(), 0, expiry));
  }

  @Override
  public void offerReset(UserId user, ResetToken token, Instant expiresAt) {
    transactions.executeWrite(
        status ->
            Sql.update(
                status.getConnection(), OFFER_RESET, user.value(), digest(token), expiresAt));
  }

  @Override
  public Optional<UserId> findReset(ResetToken token, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND_RESET,
                row -> new UserId(row.getLong("user_id")),
                digest(token),
                now));
  }

  @Override
  public boolean reset(ResetToken token, PasswordHash to, Instant now) {
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var user =
              Sql.first(
                  connection,
                  TAKE_RESET,
                  row -> new UserId(row.getLong("user_id")),
                  digest(token),
                  now);
          user.ifPresent(
              subject -> {
                Sql.update(connection, SET, to.value(), subject.value());
                ends.endAll(connection, subject, now);
              });
          return user.isPresent();
        });
  }

  private static byte[] digest(ResetToken token) {
    return Sha256.of(token.value());
  }
}
