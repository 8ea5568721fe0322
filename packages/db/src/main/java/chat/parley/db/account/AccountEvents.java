package chat.parley.db.account;

import chat.parley.db.outbox.OutboxAppender;
import chat.parley.db.server.ServerSequence;
import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// Announces what others see of a person: to the person, and in the order of each of their servers.
public final class AccountEvents {
  /// In id order, so that two such transactions lock servers in one order.
  private static final String SERVERS =
      "SELECT server_id FROM content.members WHERE user_id = ? ORDER BY server_id";

  private final IdSource ids;

  public AccountEvents(IdSource ids) {
    this.ids = ids;
  }

  void announceNameChange(Connection transaction, UserId user) {
    OutboxAppender.append(transaction, List.of(reference(EventKind.ACCOUNT_UPDATED, 0, user, 0)));
    announceToServers(transaction, user, EventKind.MEMBER_UPDATED);
  }

  /// The person is to be seen no more, or again: the servers look anew. Whose profile is withheld
  /// is told as one who left.
  public void announceStanding(Connection transaction, UserId user) {
    announceToServers(transaction, user, EventKind.MEMBER_JOINED);
  }

  private void announceToServers(Connection transaction, UserId user, EventKind kind) {
    var events = new ArrayList<EventReference>();
    var servers = Sql.list(transaction, SERVERS, row -> row.getLong("server_id"), user.value());
    for (long server : servers) {
      ServerSequence.next(transaction, server)
          .ifPresent(seq -> events.add(reference(kind, server, user, seq)));
    }
    OutboxAppender.append(transaction, events);
  }

  private EventReference reference(EventKind kind, long server, UserId user, long seq) {
    return new EventReference(new EventId(ids.next()), kind, server, 0, 0, user.value(), seq, null);
  }
}
