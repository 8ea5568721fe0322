package chat.parley.db.request;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.look.Reason;
import chat.parley.domain.request.ThirdPartyRequest;
import chat.parley.domain.request.ThirdPartyRequest.Decided;
import chat.parley.domain.request.ThirdPartyRequest.Decision;
import chat.parley.domain.request.ThirdPartyRequestId;
import chat.parley.domain.request.ThirdPartyRequestStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests in `content.third_party_requests`.
@Singleton
final class PostgresThirdPartyRequests implements ThirdPartyRequestStore {
  private static final long NO_CHANNEL = 0;

  private static final String INSERT =
      """
      INSERT INTO content.third_party_requests
        (id, server_id, channel_id, message_id, user_id, reason, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, message_id) DO NOTHING
      """;

  private static final String ALL =
      """
      SELECT id, server_id, channel_id, message_id, user_id, reason, made_at, decision, decided_at
      FROM content.third_party_requests
      """;

  private static final String FIND_MADE = ALL + "WHERE user_id = ? AND message_id = ?";

  private static final String FIND = ALL + "WHERE server_id = ? AND id = ?";

  private static final String WAITING =
      ALL + "WHERE server_id = ? AND decision IS NULL ORDER BY id LIMIT ?";

  private static final String OF = ALL + "WHERE user_id = ? ORDER BY id DESC LIMIT ?";

  private static final String DECIDE =
      """
      UPDATE content.third_party_requests SET decision = ?, decided_at = ?
      WHERE id = ? AND decision IS NULL
      """;

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;

  PostgresThirdPartyRequests(TransactionOperations<Connection> transactions, FieldCipher cipher) {
    this.transactions = transactions;
    this.cipher = cipher;
  }

  @Override
  public ThirdPartyRequest add(ThirdPartyRequest request) {
    var sealed =
        cipher.encrypt(
            FieldId.REQUEST_REASON,
            request.requester(),
            request.id().value(),
            NO_CHANNEL,
            request.reason().value().getBytes(StandardCharsets.UTF_8));
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          Sql.update(
              transaction,
              INSERT,
              request.id().value(),
              request.server().value(),
              request.channel().value(),
              request.message().value(),
              request.requester().value(),
              sealed,
              request.madeAt());
          return list(
                  transaction, FIND_MADE, request.requester().value(), request.message().value())
              .getFirst();
        });
  }

  @Override
  public Optional<ThirdPartyRequest> find(ServerId server, ThirdPartyRequestId id) {
    return read(FIND, server.value(), id.value()).stream().findFirst();
  }

  @Override
  public List<ThirdPartyRequest> waiting(ServerId server, int requestsMax) {
    return read(WAITING, server.value(), requestsMax);
  }

  @Override
  public List<ThirdPartyRequest> of(UserId requester, int requestsMax) {
    return read(OF, requester.value(), requestsMax);
  }

  @Override
  public boolean decide(ThirdPartyRequestId id, Decided decided) {
    return transactions.executeWrite(
        status ->
            Sql.update(
                    status.getConnection(),
                    DECIDE,
                    decided.decision().number(),
                    decided.at(),
                    id.value())
                == 1);
  }

  private List<ThirdPartyRequest> read(String sql, Object... parameters) {
    return transactions.executeRead(status -> list(status.getConnection(), sql, parameters));
  }

  /// A request whose reason can no longer be read is gone with whoever made it.
  private List<ThirdPartyRequest> list(Connection connection, String sql, Object... parameters) {
    return Sql.list(connection, sql, this::map, parameters).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ThirdPartyRequest> map(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    var requester = new UserId(row.getLong("user_id"));
    var server = new ServerId(row.getLong("server_id"));
    var channel = new ChannelId(row.getLong("channel_id"));
    var message = new MessageId(row.getLong("message_id"));
    var madeAt = Sql.instant(row, "made_at");
    var decided = decided(row);
    return cipher
        .decrypt(FieldId.REQUEST_REASON, requester, id, NO_CHANNEL, row.getBytes("reason"))
        .map(text -> new Reason(new String(text, StandardCharsets.UTF_8)))
        .map(
            reason ->
                new ThirdPartyRequest(
                    new ThirdPartyRequestId(id),
                    server,
                    channel,
                    message,
                    requester,
                    reason,
                    madeAt,
                    decided));
  }

  private static Optional<Decided> decided(ResultSet row) throws SQLException {
    @Nullable Integer decision = row.getObject("decision", Integer.class);
    @Nullable OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
    return decision == null || at == null
        ? Optional.empty()
        : Optional.of(new Decided(Decision.of(decision), at.toInstant()));
  }
}
