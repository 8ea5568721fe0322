package chat.parley.db.permission;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.domain.permission.ServerGrants;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/// Grants in PostgreSQL.
@Singleton
final class PostgresServerGrants implements ServerGrants {
  private static final String FIND =
      """
      SELECT s.owner_id, r.permissions
      FROM content.members m
      JOIN content.servers s ON s.id = m.server_id
      JOIN content.roles r ON r.id = s.id
      WHERE m.server_id = ? AND m.user_id = ?
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresServerGrants(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<MemberGrant> find(UserId user, ServerId server) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND,
                row ->
                    new MemberGrant(
                        user,
                        server,
                        new UserId(row.getLong("owner_id")),
                        List.of(
                            Role.everyone(server, new PermissionSet(row.getLong("permissions"))))),
                server.value(),
                user.value()));
  }
}
