package chat.parley.db.server;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasurePlan;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gives the servers of a person who goes to somebody else. A server with words of others in it is
/// never destroyed: where nobody can take it over it is archived, so that it can be read and no
/// longer be written in.
@Singleton
public final class OwnedServers {
  private static final PermissionSet ARCHIVED =
      PermissionSet.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

  private static final String WITHIN =
      """
      SELECT * FROM content.servers WHERE owner_id = ? AND (?::bigint = 0 OR id = ?) ORDER BY id
      """;

  private static final String OLDEST_ADMINISTRATOR =
      """
      SELECT m.user_id FROM content.members m JOIN content.roles r ON r.id = m.server_id
      WHERE m.server_id = ? AND m.user_id <> ? AND r.permissions & ? <> 0
        AND identity.standing_of(m.user_id) = 1
      ORDER BY m.joined_at, m.user_id LIMIT 1
      """;

  private static final String CHOSEN =
      """
      SELECT m.user_id FROM ops.erasure_hand_overs h
      JOIN content.members m ON m.server_id = h.server_id AND m.user_id = h.successor_id
      WHERE h.user_id = ? AND h.server_id = ? AND identity.standing_of(m.user_id) = 1
      """;

  /// Whether anybody else is in the server, or wrote in it.
  private static final String CONCERNS_OTHERS =
      """
      SELECT EXISTS (SELECT FROM content.members WHERE server_id = s.id AND user_id <> s.owner_id)
          OR EXISTS (SELECT FROM content.channels c JOIN content.messages m ON m.channel_id = c.id
                     WHERE c.server_id = s.id AND m.author_id <> s.owner_id) AS others
      FROM content.servers s WHERE s.id = ?
      """;

  private static final String SET_OWNER = "UPDATE content.servers SET owner_id = ? WHERE id = ?";

  private static final String LIMIT_PERMISSIONS =
      "UPDATE content.roles SET permissions = permissions & ? WHERE server_id = ?";

  private final ServerStore servers;
  private final ServerEvents events;

  /// A server and who owns it.
  public record Owned(Server server, UserId owner) {}

  OwnedServers(ServerStore servers, ServerEvents events) {
    this.servers = servers;
    this.events = events;
  }

  /// The servers that would lose their owner, in the order in which servers are locked.
  public static List<Owned> within(Connection connection, UserId owner, ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Everything() -> within(connection, owner, 0);
      case ErasureScope.OneServer(var server) -> within(connection, owner, server.value());
      case ErasureScope.DirectMessages() -> List.of();
    };
  }

  private static List<Owned> within(Connection connection, UserId owner, long server) {
    return Sql.list(
        connection,
        WITHIN,
        row -> new Owned(ServerRows.map(row), owner),
        owner.value(),
        server,
        server);
  }

  /// Who takes over where nobody was chosen.
  public static Optional<UserId> oldestAdministrator(Connection connection, Owned owned) {
    return Sql.first(
        connection,
        OLDEST_ADMINISTRATOR,
        row -> new UserId(row.getLong("user_id")),
        owned.server().id().value(),
        owned.owner().value(),
        PermissionSet.of(Permission.ADMINISTRATOR).bits());
  }

  /// Gives one of the servers away; false when there is none left.
  public boolean handOverOne(
      Connection transaction, UserId owner, ErasureScope scope, Instant now) {
    var owned = within(transaction, owner, scope).stream().findFirst();
    owned.ifPresent(each -> handOver(transaction, each, now));
    return owned.isPresent();
  }

  private void handOver(Connection transaction, Owned owned, Instant now) {
    var id = owned.server().id();
    long seq = ServerSequence.next(transaction, id.value()).orElseThrow();
    var successor = chosen(transaction, owned).or(() -> oldestAdministrator(transaction, owned));
    if (successor.isPresent()) {
      setOwner(transaction, id, successor.get(), seq);
    } else if (concernsOthers(transaction, id)) {
      Sql.update(transaction, LIMIT_PERMISSIONS, ARCHIVED.bits(), id.value());
      setOwner(transaction, id, new UserId(ErasurePlan.NOBODY), seq);
    } else {
      servers.delete(id, now);
    }
  }

  private static Optional<UserId> chosen(Connection transaction, Owned owned) {
    return Sql.first(
        transaction,
        CHOSEN,
        row -> new UserId(row.getLong("user_id")),
        owned.owner().value(),
        owned.server().id().value());
  }

  private static boolean concernsOthers(Connection transaction, ServerId server) {
    return Sql.one(transaction, CONCERNS_OTHERS, row -> row.getBoolean("others"), server.value());
  }

  private void setOwner(Connection transaction, ServerId server, UserId owner, long seq) {
    Sql.update(transaction, SET_OWNER, owner.value(), server.value());
    events.serverUpdated(transaction, server, seq);
  }
}
