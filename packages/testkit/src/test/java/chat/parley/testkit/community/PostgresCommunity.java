package chat.parley.testkit.community;

import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.ServerGrants;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerStore;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The community in a database of its own.
final class PostgresCommunity implements CommunityPorts {
  private static final String POST =
      """
      WITH head AS (
        UPDATE content.channel_heads SET head_seq = head_seq + 1
        WHERE channel_id = ? RETURNING head_seq)
      INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
      SELECT ?, 0, ?, head_seq, ?, '' FROM head
      """;

  private static final String OUTBOX_OF_SERVER =
      "SELECT * FROM ops.outbox_events WHERE server_id = ? ORDER BY id";

  private static final String OUTBOX_OF_USER =
      "SELECT * FROM ops.outbox_events WHERE server_id = 0 AND user_id = ? ORDER BY id";

  private final TestDatabase database;

  PostgresCommunity(TestDatabase database) {
    this.database = database;
  }

  @Override
  public ServerStore servers() {
    return database.bean(ServerStore.class);
  }

  @Override
  public ServerDirectory directory() {
    return database.bean(ServerDirectory.class);
  }

  @Override
  public ServerGrants serverGrants() {
    return database.bean(ServerGrants.class);
  }

  @Override
  public ChannelStore channels() {
    return database.bean(ChannelStore.class);
  }

  @Override
  public ChannelGrants channelGrants() {
    return database.bean(ChannelGrants.class);
  }

  @Override
  public MemberStore members() {
    return database.bean(MemberStore.class);
  }

  @Override
  public InviteStore invites() {
    return database.bean(InviteStore.class);
  }

  @Override
  public ReadPositionStore readPositions() {
    return database.bean(ReadPositionStore.class);
  }

  @Override
  public AudienceStore audience() {
    return database.bean(AudienceStore.class);
  }

  @Override
  public MessageId post(ChannelId channel, UserId author) {
    long id = database.bean(IdSource.class).next();
    with(c -> Sql.update(c, POST, channel.value(), id, channel.value(), author.value()));
    return new MessageId(id);
  }

  @Override
  public void allowEveryone(ServerId server, PermissionSet permissions) {
    var sql = "UPDATE content.roles SET permissions = ? WHERE id = ?";
    with(c -> Sql.update(c, sql, permissions.bits(), server.value()));
  }

  @Override
  public List<EventReference> outbox(ServerId server) {
    return with(c -> Sql.list(c, OUTBOX_OF_SERVER, PostgresCommunity::event, server.value()));
  }

  @Override
  public List<EventReference> outbox(UserId user) {
    return with(c -> Sql.list(c, OUTBOX_OF_USER, PostgresCommunity::event, user.value()));
  }

  /// Counts the rows of a statement that has a `count`.
  long count(String sql, Object... parameters) {
    return with(c -> Sql.one(c, sql, row -> row.getLong("count"), parameters));
  }

  int update(String sql, Object... parameters) {
    return with(c -> Sql.update(c, sql, parameters));
  }

  private <T> T with(Function<Connection, T> work) {
    try (var connection = database.dataSource().getConnection()) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EventReference event(ResultSet row) throws SQLException {
    int number = row.getInt("kind");
    return new EventReference(
        new EventId(row.getLong("event_id")),
        Arrays.stream(EventKind.values())
            .filter(kind -> kind.number() == number)
            .findFirst()
            .orElseThrow(),
        row.getLong("server_id"),
        row.getLong("channel_id"),
        row.getLong("entity_id"),
        row.getLong("user_id"),
        row.getLong("seq"),
        row.getObject("mutation_id", UUID.class));
  }
}
