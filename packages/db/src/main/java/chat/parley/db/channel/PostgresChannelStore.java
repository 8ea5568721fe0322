package chat.parley.db.channel;

import chat.parley.db.dedupe.CreateDedupe;
import chat.parley.db.dedupe.CreateDedupe.Claim;
import chat.parley.db.message.ChannelHeads;
import chat.parley.db.retention.RetentionColumns;
import chat.parley.db.server.ServerEvents;
import chat.parley.db.server.ServerSequence;
import chat.parley.db.sql.Sql;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.mutation.Creation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Channels in PostgreSQL.
@Singleton
final class PostgresChannelStore implements ChannelStore {
  private static final String COUNT =
      """
      SELECT count(*) AS channels, coalesce(max(position) + 1, 0) AS next_position
      FROM content.channels WHERE server_id = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO content.channels (id, server_id, type, name, topic, position)
      VALUES (?, ?, 0, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT id, server_id, name, topic, position, retention_days, retention_next_days,
             retention_next_from
      FROM content.channels WHERE id = ANY (?)
      """;

  private static final String LOCK_SERVER_OF =
      """
      SELECT s.id FROM content.servers s
      JOIN content.channels c ON c.server_id = s.id
      WHERE c.id = ?
      FOR NO KEY UPDATE OF s
      """;

  private static final String UPDATE =
      "UPDATE content.channels SET name = ?, topic = ? WHERE id = ?";

  private static final String QUEUE_REMOVAL =
      "INSERT INTO ops.channel_removals (channel_id) VALUES (?)";

  private static final String DELETE = "DELETE FROM content.channels WHERE id = ?";

  private final TransactionOperations<Connection> transactions;
  private final CreateDedupe dedupe;
  private final ServerEvents events;

  PostgresChannelStore(
      TransactionOperations<Connection> transactions, CreateDedupe dedupe, ServerEvents events) {
    this.transactions = transactions;
    this.dedupe = dedupe;
    this.events = events;
  }

  @Override
  public Creation<Channel> create(
      NewChannel draft, UUID clientMutationId, int channelsPerServerMax) {
    return transactions.executeWrite(
        status -> create(status, draft, clientMutationId, channelsPerServerMax));
  }

  private Creation<Channel> create(
      TransactionStatus<Connection> status, NewChannel draft, UUID mutation, int channelsMax) {
    var transaction = status.getConnection();
    var claim =
        dedupe.claim(
            transaction,
            new CreateDedupe.Key(CreateDedupe.Kind.CHANNEL, draft.creator(), mutation),
            draft.id().value(),
            draft.createdAt(),
            Long.toString(draft.server().value()),
            draft.name().value(),
            draft.topic().value());
    return switch (claim) {
      case Claim.Repeated(var id) ->
          find(transaction, new ChannelId(id))
              .<Creation<Channel>>map(Creation.Repeated::new)
              .orElseGet(Creation.Conflict::new);
      case Claim.Conflict() -> new Creation.Conflict<>();
      case Claim.Fresh() -> insert(status, draft, channelsMax);
    };
  }

  private Creation<Channel> insert(
      TransactionStatus<Connection> status, NewChannel draft, int channelsMax) {
    var transaction = status.getConnection();
    long server = draft.server().value();
    var seq = ServerSequence.next(transaction, server);
    if (seq.isEmpty()) {
      status.setRollbackOnly();
      return new Creation.ParentGone<>();
    }
    record Room(int channels, int nextPosition) {}
    var room =
        Sql.one(
            transaction,
            COUNT,
            row -> new Room(row.getInt("channels"), row.getInt("next_position")),
            server);
    if (room.channels() >= channelsMax) {
      status.setRollbackOnly();
      return new Creation.LimitReached<>();
    }
    var channel =
        new Channel(draft.id(), draft.server(), draft.name(), draft.topic(), room.nextPosition());
    Sql.update(
        transaction,
        INSERT,
        channel.id().value(),
        server,
        channel.name().value(),
        channel.topic().value(),
        channel.position());
    ChannelHeads.create(transaction, channel.id());
    events.channelChanged(
        transaction, EventKind.CHANNEL_CREATED, draft.server(), channel.id(), seq.getAsLong());
    return new Creation.Stored<>(channel);
  }

  @Override
  public Optional<Channel> update(
      ChannelId channel, @Nullable ChannelName name, @Nullable ChannelTopic topic) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return lockServerOf(transaction, channel)
              .flatMap(_ -> find(transaction, channel))
              .map(before -> update(transaction, before, name, topic));
        });
  }

  private Channel update(
      Connection transaction,
      Channel before,
      @Nullable ChannelName name,
      @Nullable ChannelTopic topic) {
    var after =
        new Channel(
            before.id(),
            before.server(),
            name == null ? before.name() : name,
            topic == null ? before.topic() : topic,
            before.position(),
            before.retention());
    if (!after.equals(before)) {
      long seq = ServerSequence.next(transaction, before.server().value()).orElseThrow();
      Sql.update(
          transaction, UPDATE, after.name().value(), after.topic().value(), after.id().value());
      events.channelChanged(
          transaction, EventKind.CHANNEL_UPDATED, after.server(), after.id(), seq);
    }
    return after;
  }

  @Override
  public boolean delete(ChannelId channel) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          var found = lockServerOf(transaction, channel).flatMap(_ -> find(transaction, channel));
          found.ifPresent(gone -> delete(transaction, gone));
          return found.isPresent();
        });
  }

  private void delete(Connection transaction, Channel channel) {
    long id = channel.id().value();
    long seq = ServerSequence.next(transaction, channel.server().value()).orElseThrow();
    ChannelHeads.delete(transaction, channel.id());
    Sql.update(transaction, QUEUE_REMOVAL, id);
    Sql.update(transaction, DELETE, id);
    events.channelChanged(
        transaction, EventKind.CHANNEL_DELETED, channel.server(), channel.id(), seq);
  }

  @Override
  public Map<ChannelId, Channel> find(Collection<ChannelId> channels) {
    long[] ids = channels.stream().mapToLong(ChannelId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(status.getConnection(), FIND, PostgresChannelStore::map, (Object) ids).stream()
                .collect(Collectors.toMap(Channel::id, Function.identity())));
  }

  /// Waits for the server's lock; what is read afterwards is what the last change left.
  private static Optional<ServerId> lockServerOf(Connection transaction, ChannelId channel) {
    return Sql.first(
        transaction, LOCK_SERVER_OF, row -> new ServerId(row.getLong("id")), channel.value());
  }

  private static Optional<Channel> find(Connection connection, ChannelId channel) {
    return Sql.first(
        connection, FIND, PostgresChannelStore::map, (Object) new long[] {channel.value()});
  }

  private static Channel map(ResultSet row) throws SQLException {
    return new Channel(
        new ChannelId(row.getLong("id")),
        new ServerId(row.getLong("server_id")),
        new ChannelName(row.getString("name")),
        new ChannelTopic(row.getString("topic")),
        row.getInt("position"),
        RetentionColumns.read(row));
  }
}
