package chat.parley.db.server;

import chat.parley.db.retention.RetentionColumns;
import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.retention.RetentionPolicies;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each level says about retention, in the rows of servers and channels and in the one row of
/// the instance.
@Singleton
final class PostgresRetentionPolicies implements RetentionPolicies {
  private static final String OF_INSTANCE =
      """
      SELECT retention_days, retention_next_days, retention_next_from
      FROM content.instance_policy
      """;

  private static final String LOCK_INSTANCE = OF_INSTANCE + "FOR UPDATE";

  private static final String UPDATE_INSTANCE =
      """
      UPDATE content.instance_policy
      SET retention_days = ?, retention_next_days = ?, retention_next_from = ?
      """;

  private static final String UPDATE_SERVER =
      """
      UPDATE content.servers
      SET retention_days = ?, retention_next_days = ?, retention_next_from = ?
      WHERE id = ?
      """;

  /// Every change of a channel waits for the lock of its server first.
  private static final String LOCK_SERVER_OF =
      """
      SELECT s.id FROM content.servers s
      JOIN content.channels c ON c.server_id = s.id
      WHERE c.id = ?
      FOR NO KEY UPDATE OF s
      """;

  private static final String OF_CHANNEL =
      """
      SELECT server_id, retention_days, retention_next_days, retention_next_from
      FROM content.channels WHERE id = ?
      """;

  private static final String UPDATE_CHANNEL =
      """
      UPDATE content.channels
      SET retention_days = ?, retention_next_days = ?, retention_next_from = ?
      WHERE id = ?
      """;

  private record Locked(ServerId server, Retention retention) {
    static Locked read(ResultSet row) throws SQLException {
      return new Locked(new ServerId(row.getLong("server_id")), RetentionColumns.read(row));
    }
  }

  private final TransactionOperations<Connection> transactions;
  private final ServerEvents events;

  PostgresRetentionPolicies(TransactionOperations<Connection> transactions, ServerEvents events) {
    this.transactions = transactions;
    this.events = events;
  }

  @Override
  public Retention ofInstance() {
    return transactions.executeRead(
        status -> Sql.one(status.getConnection(), OF_INSTANCE, RetentionColumns::read));
  }

  @Override
  public Retention setOfInstance(int days, Instant now) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          var after =
              Sql.one(transaction, LOCK_INSTANCE, RetentionColumns::read).changedTo(days, now);
          Sql.update(transaction, UPDATE_INSTANCE, after.days(), nextDays(after), nextFrom(after));
          return after;
        });
  }

  @Override
  public Optional<Retention> setOfServer(ServerId server, int days, Instant now) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return ServerRows.lock(transaction, server)
              .map(before -> setOfServer(transaction, server, before.retention(), days, now));
        });
  }

  private Retention setOfServer(
      Connection transaction, ServerId server, Retention before, int days, Instant now) {
    var after = before.changedTo(days, now);
    if (!after.equals(before)) {
      long seq = ServerSequence.next(transaction, server.value()).orElseThrow();
      Sql.update(
          transaction,
          UPDATE_SERVER,
          after.days(),
          nextDays(after),
          nextFrom(after),
          server.value());
      events.serverUpdated(transaction, server, seq);
    }
    return after;
  }

  @Override
  public Optional<Retention> setOfChannel(ChannelId channel, int days, Instant now) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return Sql.first(transaction, LOCK_SERVER_OF, row -> row.getLong("id"), channel.value())
              .flatMap(_ -> Sql.first(transaction, OF_CHANNEL, Locked::read, channel.value()))
              .map(before -> setOfChannel(transaction, channel, before, days, now));
        });
  }

  private Retention setOfChannel(
      Connection transaction, ChannelId channel, Locked before, int days, Instant now) {
    var after = before.retention().changedTo(days, now);
    if (!after.equals(before.retention())) {
      long seq = ServerSequence.next(transaction, before.server().value()).orElseThrow();
      Sql.update(
          transaction,
          UPDATE_CHANNEL,
          after.days(),
          nextDays(after),
          nextFrom(after),
          channel.value());
      events.channelChanged(transaction, EventKind.CHANNEL_UPDATED, before.server(), channel, seq);
    }
    return after;
  }

  private static @Nullable Integer nextDays(Retention retention) {
    return retention.next().map(Retention.Announced::days).orElse(null);
  }

  private static @Nullable Instant nextFrom(Retention retention) {
    return retention.next().map(Retention.Announced::from).orElse(null);
  }
}
