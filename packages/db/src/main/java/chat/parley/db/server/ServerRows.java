package chat.parley.db.server;

import chat.parley.db.retention.RetentionColumns;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Rows of `content.servers`.
public final class ServerRows {
  private static final String LOCK =
      """
      SELECT id, name, operator_line, owner_id, member_count, server_seq, retention_days,
             retention_next_days, retention_next_from
      FROM content.servers WHERE id = ? FOR NO KEY UPDATE
      """;

  private ServerRows() {}

  /// Locks a server until the transaction ends; empty when it is gone.
  public static Optional<Server> lock(Connection transaction, ServerId server) {
    return Sql.first(transaction, LOCK, ServerRows::map, server.value());
  }

  /// Makes a server of the columns of its table.
  public static Server map(ResultSet row) throws SQLException {
    return new Server(
        new ServerId(row.getLong("id")),
        new ServerName(row.getString("name")),
        new OperatorLine(row.getString("operator_line")),
        new UserId(row.getLong("owner_id")),
        row.getInt("member_count"),
        row.getLong("server_seq"),
        RetentionColumns.read(row));
  }
}
