package chat.parley.db.server;

import chat.parley.db.outbox.OutboxAppender;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.LeaveReason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

/// Appends what happens to a server, its channels and members, in the transaction of the change.
///
/// SERVER_JOINED and SERVER_LEFT travel on the subject of the person, but carry the server: so they
/// share its partition and keep their place among its events.
@Singleton
public final class ServerEvents {
  private static final long NONE = 0;

  private final IdSource ids;

  public ServerEvents(IdSource ids) {
    this.ids = ids;
  }

  public void serverUpdated(Connection transaction, ServerId server, long seq) {
    OutboxAppender.append(
        transaction, List.of(ofServer(EventKind.SERVER_UPDATED, server, NONE, NONE, seq)));
  }

  /// The server is gone: told once on its own subject, and to each of its members.
  public void serverDeleted(
      Connection transaction, ServerId server, List<UserId> members, long seq) {
    var deleted = ofServer(EventKind.SERVER_DELETED, server, NONE, NONE, seq);
    var left = members.stream().map(member -> left(server, member, LeaveReason.DELETED));
    OutboxAppender.append(transaction, Stream.concat(Stream.of(deleted), left).toList());
  }

  /// A channel was created, updated or deleted, as `kind` says.
  public void channelChanged(
      Connection transaction, EventKind kind, ServerId server, ChannelId channel, long seq) {
    OutboxAppender.append(transaction, List.of(ofServer(kind, server, channel.value(), NONE, seq)));
  }

  public void memberJoined(Connection transaction, ServerId server, UserId member, long seq) {
    OutboxAppender.append(
        transaction,
        List.of(
            ofServer(EventKind.MEMBER_JOINED, server, NONE, member.value(), seq),
            joined(server, member)));
  }

  public void memberLeft(
      Connection transaction, ServerId server, UserId member, LeaveReason reason, long seq) {
    OutboxAppender.append(
        transaction,
        List.of(
            ofServer(EventKind.MEMBER_LEFT, server, NONE, member.value(), seq),
            left(server, member, reason)));
  }

  /// A new server has nobody to tell but the other devices of its owner.
  void serverCreated(Connection transaction, ServerId server, UserId owner) {
    OutboxAppender.append(transaction, List.of(joined(server, owner)));
  }

  private EventReference joined(ServerId server, UserId member) {
    return ofServer(EventKind.SERVER_JOINED, server, NONE, member.value(), NONE);
  }

  private EventReference left(ServerId server, UserId member, LeaveReason reason) {
    return ofServer(EventKind.SERVER_LEFT, server, reason.number(), member.value(), NONE);
  }

  private EventReference ofServer(
      EventKind kind, ServerId server, long entityId, long userId, long seq) {
    return new EventReference(
        new EventId(ids.next()), kind, server.value(), NONE, entityId, userId, seq, null);
  }
}
