package chat.parley.db.channel;

import chat.parley.db.sql.Sql;
import chat.parley.domain.channel.ChannelGrant;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/// Grants in PostgreSQL: one statement of four primary keys.
@Singleton
final class PostgresChannelGrants implements ChannelGrants {
  private static final String FIND =
      """
      SELECT c.server_id, s.owner_id, r.permissions
      FROM content.channels c
      JOIN content.members m ON m.server_id = c.server_id AND m.user_id = ?
      JOIN content.servers s ON s.id = c.server_id
      JOIN content.roles r ON r.id = c.server_id
      WHERE c.id = ?
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresChannelGrants(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<ChannelGrant> find(UserId user, ChannelId channel) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND,
                row -> {
                  var server = new ServerId(row.getLong("server_id"));
                  var everyone = new PermissionSet(row.getLong("permissions"));
                  var grant =
                      new MemberGrant(
                          user,
                          server,
                          new UserId(row.getLong("owner_id")),
                          List.of(Role.everyone(server, everyone)));
                  return new ChannelGrant(channel, grant, List.of());
                },
                user.value(),
                channel.value()));
  }
}
