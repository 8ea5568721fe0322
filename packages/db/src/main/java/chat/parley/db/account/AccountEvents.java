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

/// Announces a change of name: to the person, and in the order of each of their servers.
final class AccountEvents {
  /// In id order, so that two such transactions lock servers in one order.
  private static final String SERVERS =
      "SELECT server_id FROM content.members WHERE user_id = ? ORDER BY server_id";

  private final IdSource ids;

  AccountEvents(IdSource ids) {
    this.ids = ids;
  }

  void announceNameChange(Connection transaction, UserId user) {
    var events = new ArrayList<EventReference>();
    events.add(reference(EventKind.ACCOUNT_UPDATED, 0, user, 0));
    var servers = Sql.list(transaction, SERVERS, row -> row.getLong("server_id"), user.value());
    for (long server : servers) {
      ServerSequence.next(transaction, server)
          .ifPresent(seq -> events.add(reference(EventKind.MEMBER_UPDATED, server, user, seq)));
    }
    OutboxAppender.append(transaction, events);
  }

  private EventReference reference(EventKind kind, long server, UserId user, long seq) {
    return new EventReference(new EventId(ids.next()), kind, server, 0, 0, user.value(), seq, null);
  }
}
