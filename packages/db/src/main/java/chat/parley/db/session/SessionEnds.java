package chat.parley.db.session;

import chat.parley.db.audience.RevocationAppender;
import chat.parley.db.outbox.OutboxAppender;
import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ends sessions inside the caller's transaction: the row goes, its revocation and its event come.
/// There is no other way to end one.
@Singleton
public final class SessionEnds {
  /// Locked in id order, so that two devices that log each other out do not wait in a circle.
  private static final String DELETE =
      """
      DELETE FROM identity.sessions WHERE id IN (
        SELECT id FROM identity.sessions WHERE user_id = ? AND id = ANY (?) ORDER BY id FOR UPDATE)
      RETURNING id
      """;

  private static final String IDS = "SELECT id FROM identity.sessions WHERE user_id = ?";

  private final IdSource ids;

  SessionEnds(IdSource ids) {
    this.ids = ids;
  }

  /// Ends every session of a person but one.
  public void endAllBut(Connection transaction, UserId user, SessionId kept, Instant at) {
    var others = sessionIds(transaction, user).stream().filter(id -> id != kept.value()).toList();
    end(transaction, user, others, at);
  }

  /// Ends every session of a person.
  public void endAll(Connection transaction, UserId user, Instant at) {
    end(transaction, user, sessionIds(transaction, user), at);
  }

  /// Ends these sessions, if they are this person's, and answers how many were.
  int end(Connection transaction, UserId user, List<Long> sessions, Instant at) {
    long[] wanted = sessions.stream().mapToLong(Long::longValue).toArray();
    var ended = Sql.list(transaction, DELETE, row -> row.getLong("id"), user.value(), wanted);
    var events = new ArrayList<EventReference>();
    for (long session : ended) {
      RevocationAppender.append(
          transaction, new Revocation.SessionEnded(at, user, new SessionId(session)));
      events.add(
          new EventReference(
              new EventId(ids.next()),
              EventKind.SESSION_REVOKED,
              0,
              0,
              session,
              user.value(),
              0,
              null));
    }
    OutboxAppender.append(transaction, events);
    return ended.size();
  }

  private static List<Long> sessionIds(Connection transaction, UserId user) {
    return Sql.list(transaction, IDS, row -> row.getLong("id"), user.value());
  }
}
