package chat.parley.db.server;

import chat.parley.db.audience.RevocationAppender;
import chat.parley.db.dedupe.CreateDedupe;
import chat.parley.db.dedupe.CreateDedupe.Claim;
import chat.parley.db.message.ChannelHeads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import chat.parley.domain.server.ServerStore;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Servers in PostgreSQL.
@Singleton
final class PostgresServerStore implements ServerStore {
  private static final String INSERT_SERVER =
      """
      INSERT INTO content.servers (id, name, operator_line, owner_id, member_count)
      VALUES (?, ?, ?, ?, 1)
      """;

  private static final String INSERT_EVERYONE =
      "INSERT INTO content.roles (id, server_id, permissions) VALUES (?, ?, ?)";

  private static final String INSERT_CHANNEL =
      """
      INSERT INTO content.channels (id, server_id, type, name, topic, position)
      VALUES (?, ?, 0, ?, '', 0)
      """;

  private static final String INSERT_OWNER =
      "INSERT INTO content.members (server_id, user_id, joined_at) VALUES (?, ?, ?)";

  private static final String UPDATE =
      "UPDATE content.servers SET name = ?, operator_line = ? WHERE id = ?";

  private static final String MEMBERS =
      "SELECT user_id FROM content.members WHERE server_id = ? ORDER BY user_id";

  private static final String QUEUE_REMOVALS =
      """
      INSERT INTO ops.channel_removals (channel_id)
      SELECT id FROM content.channels WHERE server_id = ?
      """;

  private static final String DELETE_HEADS =
      """
      DELETE FROM content.channel_heads
      WHERE channel_id IN (SELECT id FROM content.channels WHERE server_id = ?)
      """;

  private static final String DELETE = "DELETE FROM content.servers WHERE id = ?";

  private final TransactionOperations<Connection> transactions;
  private final CreateDedupe dedupe;
  private final ServerEvents events;

  PostgresServerStore(
      TransactionOperations<Connection> transactions, CreateDedupe dedupe, ServerEvents events) {
    this.transactions = transactions;
    this.dedupe = dedupe;
    this.events = events;
  }

  @Override
  public Creation<ServerId> create(
      NewServer draft, UUID clientMutationId, int serversPerPersonMax) {
    return transactions.executeWrite(
        status -> create(status, draft, clientMutationId, serversPerPersonMax));
  }

  private Creation<ServerId> create(
      TransactionStatus<Connection> status, NewServer draft, UUID mutation, int serversMax) {
    var transaction = status.getConnection();
    PersonLock.take(transaction, draft.owner());
    var key = new CreateDedupe.Key(CreateDedupe.Kind.SERVER, draft.owner(), mutation);
    var claim =
        dedupe.claim(
            transaction,
            key,
            draft.id().value(),
            draft.createdAt(),
            draft.name().value(),
            draft.operatorLine().value());
    return switch (claim) {
      case Claim.Repeated(var id) -> new Creation.Repeated<>(new ServerId(id));
      case Claim.Conflict() -> new Creation.Conflict<>();
      case Claim.Fresh() -> {
        if (PersonLock.countServers(transaction, draft.owner()) >= serversMax) {
          status.setRollbackOnly();
          yield new Creation.LimitReached<>();
        }
        insert(transaction, draft);
        yield new Creation.Stored<>(draft.id());
      }
    };
  }

  private void insert(Connection transaction, NewServer draft) {
    long id = draft.id().value();
    long owner = draft.owner().value();
    Sql.update(
        transaction, INSERT_SERVER, id, draft.name().value(), draft.operatorLine().value(), owner);
    Sql.update(transaction, INSERT_EVERYONE, id, id, draft.everyone().bits());
    Sql.update(transaction, INSERT_OWNER, id, owner, draft.createdAt());
    Sql.update(
        transaction, INSERT_CHANNEL, draft.channel().value(), id, draft.channelName().value());
    ChannelHeads.create(transaction, draft.channel());
    events.serverCreated(transaction, draft.id(), draft.owner());
  }

  @Override
  public Optional<Server> update(
      ServerId server, @Nullable ServerName name, @Nullable OperatorLine operatorLine) {
    return transactions.executeWrite(
        status ->
            ServerRows.lock(status.getConnection(), server)
                .map(before -> update(status.getConnection(), before, name, operatorLine)));
  }

  private Server update(
      Connection transaction,
      Server before,
      @Nullable ServerName name,
      @Nullable OperatorLine operatorLine) {
    var newName = name == null ? before.name() : name;
    var newLine = operatorLine == null ? before.operatorLine() : operatorLine;
    if (newName.equals(before.name()) && newLine.equals(before.operatorLine())) {
      return before;
    }
    var id = before.id();
    long seq = ServerSequence.next(transaction, id.value()).orElseThrow();
    Sql.update(transaction, UPDATE, newName.value(), newLine.value(), id.value());
    events.serverUpdated(transaction, id, seq);
    return new Server(
        id, newName, newLine, before.owner(), before.memberCount(), seq, before.retention());
  }

  @Override
  public boolean delete(ServerId server, Instant now) {
    return transactions.executeWrite(status -> delete(status.getConnection(), server, now));
  }

  private boolean delete(Connection transaction, ServerId server, Instant now) {
    long id = server.value();
    var seq = ServerSequence.next(transaction, id);
    if (seq.isEmpty()) {
      return false;
    }
    var members = Sql.list(transaction, MEMBERS, row -> new UserId(row.getLong(1)), id);
    RevocationAppender.cutMembers(transaction, server, now);
    events.serverDeleted(transaction, server, members, seq.getAsLong());
    Sql.update(transaction, QUEUE_REMOVALS, id);
    Sql.update(transaction, DELETE_HEADS, id);
    Sql.update(transaction, DELETE, id);
    return true;
  }
}
