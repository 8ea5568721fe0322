package chat.parley.db.invite;

import chat.parley.db.server.PersonLock;
import chat.parley.db.server.ServerEvents;
import chat.parley.db.server.ServerRows;
import chat.parley.db.server.ServerSequence;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerLimits;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// Brings a person into a server, inside one transaction: either the use counts and the person is
/// in, or nothing happened.
@Singleton
final class Joining {
  private static final String SERVER_OF = "SELECT server_id FROM content.invites WHERE code = ?";

  private static final String STANDING =
      """
      SELECT EXISTS (SELECT 1 FROM content.members WHERE server_id = ? AND user_id = ?) AS member,
             EXISTS (SELECT 1 FROM content.bans WHERE server_id = ? AND user_id = ?) AS banned
      """;

  private static final String USE =
      """
      UPDATE content.invites SET uses = uses + 1
      WHERE code = ?
        AND (uses_max = 0 OR uses < uses_max)
        AND (expires_at IS NULL OR expires_at > ?)
      """;

  private static final String INSERT_MEMBER =
      "INSERT INTO content.members (server_id, user_id, joined_at) VALUES (?, ?, ?)";

  private static final String COUNT_UP =
      "UPDATE content.servers SET member_count = member_count + 1 WHERE id = ?";

  private static final String BEGIN_READ =
      """
      INSERT INTO content.read_positions (user_id, channel_id, server_id, read_seq)
      SELECT ?, c.id, c.server_id, h.head_seq
      FROM content.channels c JOIN content.channel_heads h ON h.channel_id = c.id
      WHERE c.server_id = ? AND h.head_seq > 0
      """;

  private record Place(boolean member, boolean banned) {}

  private final ServerEvents events;

  Joining(ServerEvents events) {
    this.events = events;
  }

  Acceptance join(
      TransactionStatus<Connection> status,
      UserId user,
      InviteCode code,
      Instant now,
      ServerLimits limits) {
    var transaction = status.getConnection();
    PersonLock.take(transaction, user);
    return Sql.first(
            transaction, SERVER_OF, row -> new ServerId(row.getLong("server_id")), code.value())
        .flatMap(server -> ServerRows.lock(transaction, server))
        .map(server -> join(status, server, user, code, now, limits))
        .orElseGet(Acceptance.Unknown::new);
  }

  private Acceptance join(
      TransactionStatus<Connection> status,
      Server server,
      UserId user,
      InviteCode code,
      Instant now,
      ServerLimits limits) {
    var transaction = status.getConnection();
    var place = placeOf(transaction, server.id(), user);
    if (place.banned()) {
      return new Acceptance.Unknown();
    }
    if (place.member()) {
      return new Acceptance.AlreadyMember(server.id());
    }
    if (Sql.update(transaction, USE, code.value(), now) == 0) {
      return new Acceptance.Unknown();
    }
    if (server.memberCount() >= limits.membersPerServerMax()
        || PersonLock.countServers(transaction, user) >= limits.serversPerPersonMax()) {
      status.setRollbackOnly(); // gives the use back
      return new Acceptance.LimitReached();
    }
    insert(transaction, server.id(), user, now);
    return new Acceptance.Joined(server.id());
  }

  private static Place placeOf(Connection transaction, ServerId server, UserId user) {
    return Sql.one(
        transaction,
        STANDING,
        row -> new Place(row.getBoolean("member"), row.getBoolean("banned")),
        server.value(),
        user.value(),
        server.value(),
        user.value());
  }

  private void insert(Connection transaction, ServerId server, UserId user, Instant now) {
    long seq = ServerSequence.next(transaction, server.value()).orElseThrow();
    Sql.update(transaction, INSERT_MEMBER, server.value(), user.value(), now);
    Sql.update(transaction, COUNT_UP, server.value());
    Sql.update(transaction, BEGIN_READ, user.value(), server.value());
    events.memberJoined(transaction, server, user, seq);
  }
}
