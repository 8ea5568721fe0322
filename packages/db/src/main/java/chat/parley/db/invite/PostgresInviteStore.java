package chat.parley.db.invite;

import chat.parley.db.dedupe.CreateDedupe;
import chat.parley.db.dedupe.CreateDedupe.Claim;
import chat.parley.db.server.ServerRows;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.ServerLimits;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Invites in PostgreSQL.
@Singleton
final class PostgresInviteStore implements InviteStore {
  private static final String INSERT =
      """
      INSERT INTO content.invites
        (id, server_id, inviter_id, code, uses_max, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String COUNT_OPEN =
      """
      SELECT count(*) AS invites FROM content.invites
      WHERE server_id = ?
        AND (uses_max = 0 OR uses < uses_max)
        AND (expires_at IS NULL OR expires_at > ?)
      """;

  private static final String OPEN =
      """
      SELECT id, code, server_id, inviter_id, uses_max, uses, expires_at, created_at
      FROM content.invites
      WHERE server_id = ?
        AND (uses_max = 0 OR uses < uses_max)
        AND (expires_at IS NULL OR expires_at > ?)
      ORDER BY id DESC
      """;

  private static final String FIND =
      """
      SELECT id, code, server_id, inviter_id, uses_max, uses, expires_at, created_at
      FROM content.invites WHERE server_id = ? AND id = ?
      """;

  private static final String DESTINATION =
      """
      SELECT i.id, i.code, i.server_id, i.inviter_id, i.uses_max, i.uses, i.expires_at,
             i.created_at, s.name, s.operator_line, s.owner_id, s.member_count, s.server_seq
      FROM content.invites i JOIN content.servers s ON s.id = i.server_id
      WHERE i.code = ?
      """;

  private static final String REVOKE = "DELETE FROM content.invites WHERE server_id = ? AND id = ?";

  private final TransactionOperations<Connection> transactions;
  private final CreateDedupe dedupe;
  private final Joining joining;

  PostgresInviteStore(
      TransactionOperations<Connection> transactions, CreateDedupe dedupe, Joining joining) {
    this.transactions = transactions;
    this.dedupe = dedupe;
    this.joining = joining;
  }

  @Override
  public Creation<Invite> create(Invite invite, UUID clientMutationId, int openPerServerMax) {
    return transactions.executeWrite(
        status -> create(status, invite, clientMutationId, openPerServerMax));
  }

  private Creation<Invite> create(
      TransactionStatus<Connection> status, Invite invite, UUID mutation, int openMax) {
    var transaction = status.getConnection();
    var claim =
        dedupe.claim(
            transaction,
            new CreateDedupe.Key(CreateDedupe.Kind.INVITE, invite.inviter(), mutation),
            invite.id().value(),
            invite.createdAt(),
            Long.toString(invite.server().value()),
            Integer.toString(invite.usesMax()),
            lifetimeOf(invite).toString());
    return switch (claim) {
      case Claim.Repeated(var id) ->
          find(transaction, invite.server(), new InviteId(id))
              .<Creation<Invite>>map(Creation.Repeated::new)
              .orElseGet(Creation.Conflict::new);
      case Claim.Conflict() -> new Creation.Conflict<>();
      case Claim.Fresh() -> insert(status, invite, openMax);
    };
  }

  /// What was asked for: the moment it ends at differs from try to try.
  private static Duration lifetimeOf(Invite invite) {
    var expiresAt = invite.expiresAt();
    return expiresAt == null ? Duration.ZERO : Duration.between(invite.createdAt(), expiresAt);
  }

  private Creation<Invite> insert(
      TransactionStatus<Connection> status, Invite invite, int openMax) {
    var transaction = status.getConnection();
    if (ServerRows.lock(transaction, invite.server()).isEmpty()) {
      status.setRollbackOnly();
      return new Creation.ParentGone<>();
    }
    int open =
        Sql.one(
            transaction,
            COUNT_OPEN,
            row -> row.getInt("invites"),
            invite.server().value(),
            invite.createdAt());
    if (open >= openMax) {
      status.setRollbackOnly();
      return new Creation.LimitReached<>();
    }
    Sql.update(
        transaction,
        INSERT,
        invite.id().value(),
        invite.server().value(),
        invite.inviter().value(),
        invite.code().value(),
        invite.usesMax(),
        invite.expiresAt(),
        invite.createdAt());
    return new Creation.Stored<>(invite);
  }

  @Override
  public List<Invite> open(ServerId server, Instant now) {
    return transactions.executeRead(
        status -> Sql.list(status.getConnection(), OPEN, InviteRows::map, server.value(), now));
  }

  @Override
  public Optional<Invite> find(ServerId server, InviteId invite) {
    return transactions.executeRead(status -> find(status.getConnection(), server, invite));
  }

  private static Optional<Invite> find(Connection connection, ServerId server, InviteId invite) {
    return Sql.first(connection, FIND, InviteRows::map, server.value(), invite.value());
  }

  @Override
  public boolean revoke(ServerId server, InviteId invite) {
    return transactions.executeWrite(
        status -> Sql.update(status.getConnection(), REVOKE, server.value(), invite.value()) == 1);
  }

  @Override
  public Optional<Destination> destination(InviteCode code, Instant now) {
    return transactions
        .executeRead(
            status ->
                Sql.first(
                    status.getConnection(), DESTINATION, InviteRows::destination, code.value()))
        .filter(destination -> destination.invite().isOpen(now));
  }

  @Override
  public Acceptance accept(UserId user, InviteCode code, Instant now, ServerLimits limits) {
    return transactions.executeWrite(status -> joining.join(status, user, code, now, limits));
  }
}
