package chat.parley.db.channel;

import chat.parley.db.sql.SharedReads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.channel.ChannelGrant;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Grants in PostgreSQL: one statement of four primary keys, shared by those who ask at once.
@Singleton
final class PostgresChannelGrants implements ChannelGrants {
  private static final String FIND =
      """
      SELECT asked.nth, asked.user_id, c.id, c.server_id, s.owner_id, r.permissions
      FROM unnest(?::bigint[], ?::bigint[]) WITH ORDINALITY AS asked (user_id, channel_id, nth)
      JOIN content.channels c ON c.id = asked.channel_id
      JOIN content.members m ON m.server_id = c.server_id AND m.user_id = asked.user_id
      JOIN content.servers s ON s.id = c.server_id
      JOIN content.roles r ON r.id = c.server_id
      """;

  private record Asked(UserId user, ChannelId channel) {}

  private final ConnectionOperations<Connection> connections;
  private final SharedReads<Asked, ChannelGrant> reads = new SharedReads<>(this::findAll);

  PostgresChannelGrants(ConnectionOperations<Connection> connections) {
    this.connections = connections;
  }

  @Override
  public Optional<ChannelGrant> find(UserId user, ChannelId channel) {
    return reads.find(new Asked(user, channel));
  }

  private List<Optional<ChannelGrant>> findAll(List<Asked> asked) {
    return connections.executeRead(
        status ->
            Sql.eachFirst(
                status.getConnection(),
                FIND,
                asked.size(),
                PostgresChannelGrants::grant,
                asked.stream().mapToLong(each -> each.user.value()).toArray(),
                asked.stream().mapToLong(each -> each.channel.value()).toArray()));
  }

  private static ChannelGrant grant(ResultSet row) throws SQLException {
    var server = new ServerId(row.getLong("server_id"));
    var everyone = new PermissionSet(row.getLong("permissions"));
    var grant =
        new MemberGrant(
            new UserId(row.getLong("user_id")),
            server,
            new UserId(row.getLong("owner_id")),
            List.of(Role.everyone(server, everyone)));
    return new ChannelGrant(new ChannelId(row.getLong("id")), grant, List.of());
  }
}
