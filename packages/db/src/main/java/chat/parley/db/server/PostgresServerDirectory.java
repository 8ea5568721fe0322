package chat.parley.db.server;

import chat.parley.db.retention.RetentionColumns;
import chat.parley.db.sql.Sql;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionResolver;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerState;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads servers with two statements, however many there are. Servers come first: what a channel
/// shows is then never older than the `server_seq` it is shown with.
@Singleton
final class PostgresServerDirectory implements ServerDirectory {
  private static final String SERVERS_OF =
      """
      SELECT s.id, s.name, s.operator_line, s.owner_id, s.member_count, s.server_seq, r.permissions,
             s.retention_days, s.retention_next_days, s.retention_next_from
      FROM content.members m
      JOIN content.servers s ON s.id = m.server_id
      JOIN content.roles r ON r.id = s.id
      WHERE m.user_id = ?
      ORDER BY m.joined_at, s.id
      """;

  private static final String SERVER_OF =
      """
      SELECT s.id, s.name, s.operator_line, s.owner_id, s.member_count, s.server_seq, r.permissions,
             s.retention_days, s.retention_next_days, s.retention_next_from
      FROM content.members m
      JOIN content.servers s ON s.id = m.server_id
      JOIN content.roles r ON r.id = s.id
      WHERE m.user_id = ? AND m.server_id = ?
      """;

  private static final String CHANNELS =
      """
      SELECT c.id, c.server_id, c.name, c.topic, c.position, c.retention_days,
             c.retention_next_days, c.retention_next_from, h.head_seq, last.id AS last_message_id,
             coalesce(p.read_seq, 0) AS read_seq,
             CASE WHEN h.head_seq > coalesce(p.read_seq, 0)
                  THEN content.unread_of(me.id, c.id, coalesce(p.read_seq, 0))
                  ELSE 0
             END AS unread
      FROM (SELECT ?::bigint AS id) me
      JOIN content.channels c ON c.server_id = ANY (?)
      JOIN content.channel_heads h ON h.channel_id = c.id
      LEFT JOIN content.read_positions p ON p.user_id = me.id AND p.channel_id = c.id
      LEFT JOIN LATERAL (
        SELECT id FROM content.messages
        WHERE channel_id = c.id
        ORDER BY channel_seq DESC
        LIMIT 1
      ) last ON true
      ORDER BY c.position, c.id
      """;

  private static final String FIND =
      """
      SELECT id, name, operator_line, owner_id, member_count, server_seq, retention_days,
             retention_next_days, retention_next_from
      FROM content.servers WHERE id = ANY (?)
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresServerDirectory(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<ServerState> statesOf(UserId user) {
    return transactions.executeRead(
        status -> {
          var connection = status.getConnection();
          return states(
              connection, user, Sql.list(connection, SERVERS_OF, Found::map, user.value()));
        });
  }

  @Override
  public Optional<ServerState> stateOf(UserId user, ServerId server) {
    return transactions.executeRead(
        status -> {
          var connection = status.getConnection();
          return states(
                  connection,
                  user,
                  Sql.list(connection, SERVER_OF, Found::map, user.value(), server.value()))
              .stream()
              .findFirst();
        });
  }

  @Override
  public Map<ServerId, Server> find(Collection<ServerId> servers) {
    long[] ids = servers.stream().mapToLong(ServerId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(status.getConnection(), FIND, ServerRows::map, (Object) ids).stream()
                .collect(Collectors.toMap(Server::id, Function.identity())));
  }

  private static List<ServerState> states(Connection connection, UserId user, List<Found> found) {
    long[] ids = found.stream().mapToLong(each -> each.server().id().value()).toArray();
    var channels =
        Sql.list(connection, CHANNELS, PostgresServerDirectory::channelState, user.value(), ids)
            .stream()
            .collect(Collectors.groupingBy(state -> state.channel().server()));
    return found.stream()
        .map(each -> each.state(user, channels.getOrDefault(each.server().id(), List.of())))
        .toList();
  }

  private static ChannelState channelState(ResultSet row) throws SQLException {
    long lastMessage = row.getLong("last_message_id");
    return new ChannelState(
        new Channel(
            new ChannelId(row.getLong("id")),
            new ServerId(row.getLong("server_id")),
            new ChannelName(row.getString("name")),
            new ChannelTopic(row.getString("topic")),
            row.getInt("position"),
            RetentionColumns.read(row)),
        row.getLong("head_seq"),
        lastMessage == 0 ? Optional.empty() : Optional.of(new MessageId(lastMessage)),
        row.getLong("read_seq"),
        row.getInt("unread"),
        PermissionSet.NONE);
  }

  /// A server and what everybody may do in it.
  private record Found(Server server, PermissionSet everyone) {
    static Found map(ResultSet row) throws SQLException {
      return new Found(ServerRows.map(row), new PermissionSet(row.getLong("permissions")));
    }

    ServerState state(UserId user, List<ChannelState> channels) {
      var grant =
          new MemberGrant(
              user, server.id(), server.owner(), List.of(Role.everyone(server.id(), everyone)));
      var inChannels = PermissionResolver.inChannel(grant, List.of());
      return new ServerState(
          server,
          inChannels.has(Permission.VIEW_CHANNEL)
              ? channels.stream().map(channel -> channel.allowing(inChannels)).toList()
              : List.of(),
          PermissionResolver.inServer(grant));
    }
  }
}
