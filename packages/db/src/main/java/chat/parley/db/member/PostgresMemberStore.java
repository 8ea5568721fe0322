package chat.parley.db.member;

import chat.parley.db.audience.RevocationAppender;
import chat.parley.db.server.ServerEvents;
import chat.parley.db.server.ServerRows;
import chat.parley.db.server.ServerSequence;
import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.Ban;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.Member;
import chat.parley.domain.member.MemberStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Members in PostgreSQL.
@Singleton
final class PostgresMemberStore implements MemberStore {
  private static final String PAGE =
      """
      SELECT m.server_id, m.user_id, m.joined_at, s.owner_id = m.user_id AS owner
      FROM content.members m JOIN content.servers s ON s.id = m.server_id
      WHERE m.server_id = ? AND m.user_id > ?
      ORDER BY m.user_id LIMIT ?
      """;

  private static final String FIND =
      """
      SELECT m.server_id, m.user_id, m.joined_at, s.owner_id = m.user_id AS owner
      FROM content.members m JOIN content.servers s ON s.id = m.server_id
      WHERE m.server_id = ? AND m.user_id = ANY (?)
      """;

  /// What they had read goes with the membership: the database sees to it.
  private static final String DELETE =
      "DELETE FROM content.members WHERE server_id = ? AND user_id = ?";

  private static final String COUNT_DOWN =
      "UPDATE content.servers SET member_count = member_count - 1 WHERE id = ?";

  private static final String BANS =
      """
      SELECT user_id, banned_at FROM content.bans
      WHERE server_id = ? ORDER BY banned_at DESC, user_id
      """;

  private static final String COUNT_BANS =
      """
      SELECT count(*) AS bans, count(*) FILTER (WHERE user_id = ?) AS mine
      FROM content.bans WHERE server_id = ?
      """;

  private static final String INSERT_BAN =
      "INSERT INTO content.bans (server_id, user_id, banned_at) VALUES (?, ?, ?)";

  private static final String DELETE_BAN =
      "DELETE FROM content.bans WHERE server_id = ? AND user_id = ?";

  private final TransactionOperations<Connection> transactions;
  private final ServerEvents events;

  PostgresMemberStore(TransactionOperations<Connection> transactions, ServerEvents events) {
    this.transactions = transactions;
    this.events = events;
  }

  @Override
  public List<Member> page(ServerId server, UserId after, int limit) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                PAGE,
                PostgresMemberStore::map,
                server.value(),
                after.value(),
                limit));
  }

  @Override
  public Map<UserId, Member> find(ServerId server, Collection<UserId> users) {
    long[] ids = users.stream().mapToLong(UserId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(status.getConnection(), FIND, PostgresMemberStore::map, server.value(), ids)
                .stream()
                .collect(Collectors.toMap(Member::user, Function.identity())));
  }

  @Override
  public boolean remove(ServerId server, UserId user, LeaveReason reason, Instant now) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return ServerRows.lock(transaction, server).isPresent()
              && cut(transaction, server, user, reason, now);
        });
  }

  @Override
  public Banned ban(ServerId server, UserId user, Instant now, int bansPerServerMax) {
    return transactions.executeWrite(
        status -> ban(status.getConnection(), server, user, now, bansPerServerMax));
  }

  private Banned ban(
      Connection transaction, ServerId server, UserId user, Instant now, int bansMax) {
    if (ServerRows.lock(transaction, server).isEmpty()) {
      return Banned.NO_MEMBER;
    }
    record Bans(int all, boolean mine) {}
    var bans =
        Sql.one(
            transaction,
            COUNT_BANS,
            row -> new Bans(row.getInt("bans"), row.getInt("mine") > 0),
            user.value(),
            server.value());
    if (bans.mine()) {
      return Banned.DONE;
    }
    if (bans.all() >= bansMax) {
      return Banned.LIMIT_REACHED;
    }
    if (!cut(transaction, server, user, LeaveReason.BANNED, now)) {
      return Banned.NO_MEMBER;
    }
    Sql.update(transaction, INSERT_BAN, server.value(), user.value(), now);
    return Banned.DONE;
  }

  /// Ends a membership under the lock of the server; false when there was none.
  private boolean cut(
      Connection transaction, ServerId server, UserId user, LeaveReason reason, Instant now) {
    if (Sql.update(transaction, DELETE, server.value(), user.value()) == 0) {
      return false;
    }
    long seq = ServerSequence.next(transaction, server.value()).orElseThrow();
    Sql.update(transaction, COUNT_DOWN, server.value());
    RevocationAppender.append(transaction, new Revocation.MemberCut(now, user, server));
    events.memberLeft(transaction, server, user, reason, seq);
    return true;
  }

  @Override
  public boolean liftBan(ServerId server, UserId user) {
    return transactions.executeWrite(
        status ->
            Sql.update(status.getConnection(), DELETE_BAN, server.value(), user.value()) == 1);
  }

  @Override
  public List<Ban> bans(ServerId server) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                BANS,
                row -> new Ban(new UserId(row.getLong("user_id")), Sql.instant(row, "banned_at")),
                server.value()));
  }

  private static Member map(ResultSet row) throws SQLException {
    return new Member(
        new ServerId(row.getLong("server_id")),
        new UserId(row.getLong("user_id")),
        Sql.instant(row, "joined_at"),
        row.getBoolean("owner"));
  }
}
