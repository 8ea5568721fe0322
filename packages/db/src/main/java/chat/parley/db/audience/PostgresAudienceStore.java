package chat.parley.db.audience;

import chat.parley.db.retention.RetentionColumns;
import chat.parley.db.sql.SharedReads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelView;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Audiences in PostgreSQL. One statement sees one moment, so a view is whole.
@Singleton
final class PostgresAudienceStore implements AudienceStore {
  private static final String LOAD =
      """
      SELECT s.name, s.operator_line, s.owner_id, s.member_count, s.server_seq, r.permissions,
             s.retention_days, s.retention_next_days, s.retention_next_from,
             ARRAY(SELECT user_id FROM content.members WHERE server_id = s.id) AS members,
             c.ids, c.names, c.topics, c.positions, c.kept_days, c.kept_next_days,
             c.kept_next_from, c.head_seqs, c.last_messages
      FROM content.servers s
      JOIN content.roles r ON r.id = s.id
      CROSS JOIN LATERAL (
        SELECT array_agg(id) AS ids, array_agg(name) AS names, array_agg(topic) AS topics,
               array_agg(position) AS positions, array_agg(retention_days) AS kept_days,
               array_agg(retention_next_days) AS kept_next_days,
               array_agg(retention_next_from) AS kept_next_from,
               array_agg(head_seq) AS head_seqs,
               array_agg(last_message) AS last_messages
        FROM (
          SELECT c.id, c.name, c.topic, c.position, c.retention_days, c.retention_next_days,
                 c.retention_next_from, h.head_seq, last.id AS last_message
          FROM content.channels c
          JOIN content.channel_heads h ON h.channel_id = c.id
          LEFT JOIN LATERAL (
            SELECT id FROM content.messages
            WHERE channel_id = c.id
            ORDER BY channel_seq DESC
            LIMIT 1
          ) last ON true
          WHERE c.server_id = s.id
          ORDER BY c.position, c.id
        ) ordered
      ) c
      WHERE s.id = ?
      """;

  private static final String HEADS =
      """
      SELECT s.id, s.server_seq, c.ids, c.head_seqs
      FROM content.servers s
      CROSS JOIN LATERAL (
        SELECT array_agg(c.id) AS ids, array_agg(h.head_seq) AS head_seqs
        FROM content.channels c JOIN content.channel_heads h ON h.channel_id = c.id
        WHERE c.server_id = s.id
      ) c
      WHERE s.id = ANY (?)
      """;

  /// What has no row of its own in `ops.revocations`.
  private static final int JOINED = 0;

  private static final String ACCESS_CHANGES =
      """
      SELECT kind, user_id, target_id, at FROM ops.revocations WHERE at >= ?
      UNION ALL
      SELECT 0, user_id, server_id, joined_at FROM content.members WHERE joined_at >= ?
      ORDER BY at
      """;

  private static final String SERVERS_OF =
      """
      SELECT asked.nth,
             ARRAY(SELECT server_id FROM content.members WHERE user_id = asked.user_id) AS servers
      FROM unnest(?::bigint[]) WITH ORDINALITY AS asked (user_id, nth)
      """;

  private final TransactionOperations<Connection> transactions;

  /// Every ticket asks this one, and many ask at once when a gateway has gone.
  private final SharedReads<UserId, Set<ServerId>> memberships = new SharedReads<>(this::serversOf);

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
  public List<ServerHeads> heads(Collection<ServerId> servers) {
    long[] ids = servers.stream().mapToLong(ServerId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(status.getConnection(), HEADS, PostgresAudienceStore::heads, (Object) ids));
  }

  private static ServerHeads heads(ResultSet row) throws SQLException {
    Long[] ids = column(row, "ids", Long[].class);
    Long[] headSeqs = column(row, "head_seqs", Long[].class);
    var channels = new HashMap<ChannelId, Long>();
    for (int i = 0; i < ids.length; i++) {
      channels.put(new ChannelId(ids[i]), headSeqs[i]);
    }
    return new ServerHeads(new ServerId(row.getLong("id")), row.getLong("server_seq"), channels);
  }

  @Override
  public List<AccessChange> accessChangesSince(Instant moment) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                ACCESS_CHANGES,
                PostgresAudienceStore::accessChange,
                moment,
                moment));
  }

  @Override
  public Set<ServerId> serversOf(UserId user) {
    return memberships.find(user).orElse(Set.of());
  }

  private List<Optional<Set<ServerId>>> serversOf(List<UserId> users) {
    return transactions.executeRead(
        status ->
            Sql.eachFirst(
                status.getConnection(),
                SERVERS_OF,
                users.size(),
                row ->
                    Arrays.stream(column(row, "servers", Long[].class))
                        .map(ServerId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                (Object) users.stream().mapToLong(UserId::value).toArray()));
  }

  private static ServerView view(ServerId id, ResultSet row) throws SQLException {
    var server =
        new Server(
            id,
            new ServerName(row.getString("name")),
            new OperatorLine(row.getString("operator_line")),
            new UserId(row.getLong("owner_id")),
            row.getInt("member_count"),
            row.getLong("server_seq"),
            RetentionColumns.read(row));
    Long[] members = column(row, "members", Long[].class);
    return new ServerView(
        server,
        new PermissionSet(row.getLong("permissions")),
        channels(id, row),
        Arrays.stream(members).map(UserId::new).collect(Collectors.toSet()));
  }

  private static List<ChannelView> channels(ServerId server, ResultSet row) throws SQLException {
    Long[] ids = column(row, "ids", Long[].class);
    String[] names = column(row, "names", String[].class);
    String[] topics = column(row, "topics", String[].class);
    Integer[] positions = column(row, "positions", Integer[].class);
    Integer[] days = column(row, "kept_days", Integer[].class);
    @Nullable Integer[] nextDays = column(row, "kept_next_days", Integer[].class);
    @Nullable Timestamp[] nextFrom = column(row, "kept_next_from", Timestamp[].class);
    Long[] headSeqs = column(row, "head_seqs", Long[].class);
    @Nullable Long[] lastMessages = column(row, "last_messages", Long[].class);
    return IntStream.range(0, ids.length)
        .mapToObj(
            i ->
                new ChannelView(
                    new Channel(
                        new ChannelId(ids[i]),
                        server,
                        new ChannelName(names[i]),
                        new ChannelTopic(topics[i]),
                        positions[i],
                        RetentionColumns.of(days[i], nextDays[i], nextFrom[i])),
                    headSeqs[i],
                    Optional.ofNullable(lastMessages[i]).map(MessageId::new)))
        .toList();
  }

  /// An array; aggregating no rows makes none, which is an empty one.
  private static <T> T[] column(ResultSet row, String name, Class<T[]> type) throws SQLException {
    var array = row.getArray(name);
    return array == null
        ? type.cast(Array.newInstance(type.getComponentType(), 0))
        : type.cast(array.getArray());
  }

  private static AccessChange accessChange(ResultSet row) throws SQLException {
    var at = Sql.instant(row, "at");
    var user = new UserId(row.getLong("user_id"));
    long target = row.getLong("target_id");
    int kind = row.getInt("kind");
    return switch (kind) {
      case JOINED -> new AccessChange.Joined(at, user, new ServerId(target));
      case RevocationAppender.SESSION_ENDED ->
          new Revocation.SessionEnded(at, user, new SessionId(target));
      case RevocationAppender.MEMBER_CUT ->
          new Revocation.MemberCut(at, user, new ServerId(target));
      case RevocationAppender.ACCOUNT_CUT -> new Revocation.AccountCut(at, user);
      default -> throw new IllegalStateException("change of unknown kind " + kind);
    };
  }
}
