package chat.parley.adapters.wire;

import chat.parley.adapters.wire.EventFacts.MemberKey;
import chat.parley.adapters.wire.EventFacts.ReaderKey;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.AccountUpdated;
import chat.parley.proto.v1.ChannelCreated;
import chat.parley.proto.v1.ChannelDeleted;
import chat.parley.proto.v1.ChannelUpdated;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.LeaveReason;
import chat.parley.proto.v1.MemberJoined;
import chat.parley.proto.v1.MemberLeft;
import chat.parley.proto.v1.MemberUpdated;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.proto.v1.MessageDeleted;
import chat.parley.proto.v1.MessageEdited;
import chat.parley.proto.v1.ReadPositionMoved;
import chat.parley.proto.v1.ServerDeleted;
import chat.parley.proto.v1.ServerJoined;
import chat.parley.proto.v1.ServerLeft;
import chat.parley.proto.v1.ServerUpdated;
import chat.parley.proto.v1.SessionRevoked;
import java.util.Map;
import java.util.Optional;

/// Events as the bus carries them: a reference and what it refers to become one envelope.
///
/// An event that holds a position is always told, so that positions stay gapless: when what it
/// refers to is gone, it tells that. An event without a position says nothing then.
public final class Events {
  private Events() {}

  /// The subject an event travels on.
  public static String subject(EventReference event) {
    return switch (event.kind()) {
      case MESSAGE_CREATED, MESSAGE_EDITED, MESSAGE_DELETED ->
          Subjects.channelEvents(event.serverId(), event.channelId());
      case CHANNEL_CREATED,
          CHANNEL_UPDATED,
          CHANNEL_DELETED,
          SERVER_UPDATED,
          SERVER_DELETED,
          MEMBER_JOINED,
          MEMBER_LEFT,
          MEMBER_UPDATED ->
          Subjects.serverEvents(event.serverId());
      case SESSION_REVOKED, SERVER_JOINED, SERVER_LEFT, READ_POSITION_MOVED, ACCOUNT_UPDATED ->
          Subjects.userEvents(event.userId());
    };
  }

  /// The envelope of an event; empty when there is nothing left to tell.
  public static Optional<EventEnvelope> envelope(EventReference event, EventFacts facts) {
    return switch (event.kind()) {
      case MESSAGE_CREATED, MESSAGE_EDITED, MESSAGE_DELETED -> Optional.of(message(event, facts));
      case CHANNEL_CREATED, CHANNEL_UPDATED, CHANNEL_DELETED -> Optional.of(channel(event, facts));
      case SERVER_UPDATED, SERVER_DELETED -> Optional.of(server(event, facts));
      case MEMBER_JOINED, MEMBER_LEFT, MEMBER_UPDATED -> Optional.of(member(event, facts));
      case SESSION_REVOKED, SERVER_JOINED, SERVER_LEFT, READ_POSITION_MOVED, ACCOUNT_UPDATED ->
          person(event, facts);
    };
  }

  private static EventEnvelope message(EventReference event, EventFacts facts) {
    var envelope = ofChannel(event);
    var message = facts.messages().get(new MessageId(event.entityId()));
    var deleted = MessageDeleted.newBuilder().setMessageId(event.entityId());
    if (message == null) {
      return envelope.setMessageDeleted(deleted).build();
    }
    var proto = Messages.toProto(message, facts.profiles());
    return switch (event.kind()) {
      case MESSAGE_CREATED -> envelope.setMessageCreated(created(event, proto)).build();
      case MESSAGE_EDITED ->
          envelope.setMessageEdited(MessageEdited.newBuilder().setMessage(proto)).build();
      default -> envelope.setMessageDeleted(deleted).build();
    };
  }

  private static MessageCreated.Builder created(
      EventReference event, chat.parley.proto.v1.Message message) {
    var created = MessageCreated.newBuilder().setMessage(message);
    if (event.mutationId() != null) {
      created.setClientMutationId(event.mutationId().toString());
    }
    return created;
  }

  private static EventEnvelope channel(EventReference event, EventFacts facts) {
    var envelope = ofServer(event);
    var channel = facts.channels().get(new ChannelId(event.entityId()));
    var deleted = ChannelDeleted.newBuilder().setChannelId(event.entityId());
    if (channel == null) {
      return envelope.setChannelDeleted(deleted).build();
    }
    var proto = Servers.toProto(channel);
    return switch (event.kind()) {
      case CHANNEL_CREATED ->
          envelope.setChannelCreated(ChannelCreated.newBuilder().setChannel(proto)).build();
      case CHANNEL_UPDATED ->
          envelope.setChannelUpdated(ChannelUpdated.newBuilder().setChannel(proto)).build();
      default -> envelope.setChannelDeleted(deleted).build();
    };
  }

  private static EventEnvelope server(EventReference event, EventFacts facts) {
    var server = facts.servers().get(new ServerId(event.serverId()));
    var envelope = ofServer(event);
    return server == null
        ? envelope.setServerDeleted(ServerDeleted.getDefaultInstance()).build()
        : envelope
            .setServerUpdated(ServerUpdated.newBuilder().setServer(Servers.toProto(server)))
            .build();
  }

  private static EventEnvelope member(EventReference event, EventFacts facts) {
    var user = new UserId(event.userId());
    var envelope = ofServer(event);
    var left = MemberLeft.newBuilder().setUserId(user.value());
    var member = facts.members().get(new MemberKey(new ServerId(event.serverId()), user));
    var profile = facts.profiles().get(user);
    if (member == null || profile == null) {
      return envelope.setMemberLeft(left).build();
    }
    var proto = Servers.toProto(member, profile);
    return switch (event.kind()) {
      case MEMBER_JOINED ->
          envelope.setMemberJoined(MemberJoined.newBuilder().setMember(proto)).build();
      case MEMBER_UPDATED ->
          envelope.setMemberUpdated(MemberUpdated.newBuilder().setMember(proto)).build();
      default -> envelope.setMemberLeft(left).build();
    };
  }

  private static Optional<EventEnvelope> person(EventReference event, EventFacts facts) {
    var envelope = EventEnvelope.newBuilder().setEventId(event.id().value());
    var user = new UserId(event.userId());
    return switch (event.kind()) {
      case SESSION_REVOKED ->
          Optional.of(
              envelope
                  .setSessionRevoked(SessionRevoked.newBuilder().setSessionId(event.entityId()))
                  .build());
      case SERVER_JOINED ->
          Optional.of(
              envelope
                  .setServerJoined(ServerJoined.newBuilder().setServerId(event.serverId()))
                  .build());
      case SERVER_LEFT ->
          Optional.of(
              envelope
                  .setServerLeft(
                      ServerLeft.newBuilder()
                          .setServerId(event.serverId())
                          .setReason(reason(event.entityId())))
                  .build());
      case READ_POSITION_MOVED ->
          found(facts.readPositions(), new ReaderKey(user, new ChannelId(event.channelId())))
              .map(Servers::toProto)
              .map(moved -> ReadPositionMoved.newBuilder().setPosition(moved))
              .map(moved -> envelope.setReadPositionMoved(moved).build());
      default ->
          found(facts.profiles(), user)
              .map(Accounts::toProto)
              .map(person -> AccountUpdated.newBuilder().setUser(person))
              .map(updated -> envelope.setAccountUpdated(updated).build());
    };
  }

  private static <K, V> Optional<V> found(Map<K, V> facts, K key) {
    return Optional.ofNullable(facts.get(key));
  }

  private static LeaveReason reason(long number) {
    return Optional.ofNullable(LeaveReason.forNumber((int) number))
        .orElse(LeaveReason.LEAVE_REASON_UNSPECIFIED);
  }

  private static EventEnvelope.Builder ofChannel(EventReference event) {
    return EventEnvelope.newBuilder()
        .setEventId(event.id().value())
        .setServerId(event.serverId())
        .setChannelId(event.channelId())
        .setChannelSeq(event.seq());
  }

  private static EventEnvelope.Builder ofServer(EventReference event) {
    return EventEnvelope.newBuilder()
        .setEventId(event.id().value())
        .setServerId(event.serverId())
        .setServerSeq(event.seq());
  }
}
