package chat.parley.db.audience;

import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelHead;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Audiences in PostgreSQL. One statement sees one moment, so a view is whole.
@Singleton
final class PostgresAudienceStore implements AudienceStore {
  private static final String LOAD =
      """
      SELECT s.name, s.owner_id, s.server_seq, r.permissions,
             ARRAY(SELECT user_id FROM content.members WHERE server_id = s.id) AS members,
             heads.channels, heads.seqs
      FROM content.servers s
      JOIN content.roles r ON r.id = s.id
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(c.id ORDER BY c.position, c.id), '{}') AS channels,
               coalesce(array_agg(h.head_seq ORDER BY c.position, c.id), '{}') AS seqs
        FROM content.channels c JOIN content.channel_heads h ON h.channel_id = c.id
        WHERE c.server_id = s.id
      ) heads
      WHERE s.id = ?
      """;

  private static final String HEADS =
      """
      SELECT c.server_id, c.id, h.head_seq
      FROM content.channel_heads h JOIN content.channels c ON c.id = h.channel_id
      WHERE h.channel_id = ANY (?)
      """;

  private static final String REVOCATIONS =
      "SELECT kind, user_id, target_id, at FROM ops.revocations WHERE at >= ? ORDER BY at, id";

  private static final String SERVERS_OF =
      "SELECT server_id FROM content.members WHERE user_id = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresAudienceStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<ServerView> load(ServerId server) {
    return transactions.executeRead(
        status ->
            Sql.first(status.getConnection(), LOAD, row -> view(server, row), server.value()));
  }

  @Override
  public List<ChannelHead> heads(Collection<ChannelId> channels) {
    long[] ids = channels.stream().mapToLong(ChannelId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                HEADS,
                row ->
                    new ChannelHead(
                        new ServerId(row.getLong("server_id")),
                        new ChannelId(row.getLong("id")),
                        row.getLong("head_seq")),
                (Object) ids));
  }

  @Override
  public List<Revocation> revocationsSince(Instant moment) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(), REVOCATIONS, PostgresAudienceStore::revocation, moment));
  }

  @Override
  public Set<ServerId> serversOf(UserId user) {
    return transactions.executeRead(
        status ->
            Set.copyOf(
                Sql.list(
                    status.getConnection(),
                    SERVERS_OF,
                    row -> new ServerId(row.getLong("server_id")),
                    user.value())));
  }

  private static ServerView view(ServerId server, ResultSet row) throws SQLException {
    var channels = longs(row.getArray("channels"));
    var seqs = longs(row.getArray("seqs"));
    var heads = new ArrayList<ChannelHead>(channels.length);
    for (int i = 0; i < channels.length; i++) {
      heads.add(new ChannelHead(server, new ChannelId(channels[i]), seqs[i]));
    }
    return new ServerView(
        server,
        row.getString("name"),
        new UserId(row.getLong("owner_id")),
        new PermissionSet(row.getLong("permissions")),
        heads,
        Arrays.stream(longs(row.getArray("members"))).map(UserId::new).collect(Collectors.toSet()),
        row.getLong("server_seq"));
  }

  private static Long[] longs(Array array) throws SQLException {
    return (Long[]) array.getArray();
  }

  private static Revocation revocation(ResultSet row) throws SQLException {
    var at = Sql.instant(row, "at");
    var user = new UserId(row.getLong("user_id"));
    long target = row.getLong("target_id");
    int kind = row.getInt("kind");
    return switch (kind) {
      case RevocationAppender.SESSION_ENDED ->
          new Revocation.SessionEnded(at, user, new SessionId(target));
      case RevocationAppender.MEMBER_CUT ->
          new Revocation.MemberCut(at, user, new ServerId(target));
      case RevocationAppender.ACCOUNT_CUT -> new Revocation.AccountCut(at, user);
      default -> throw new IllegalStateException("revocation of unknown kind " + kind);
    };
  }
}
