package chat.parley.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.proto.v1.EventEnvelope.EventCase;
import chat.parley.proto.v1.LeaveReason;
import chat.parley.proto.v1.MessageCreated;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventsTest {
  private static final EventFacts NOTHING =
      new EventFacts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  private static final UUID MUTATION = new UUID(1, 2);
  private static final long SERVER = 20;
  private static final long CHANNEL = 30;
  private static final long ENTITY = 3;
  private static final long USER = 50;
  private static final long SEQ = 60;

  private static EventReference event(EventKind kind) {
    return new EventReference(new EventId(10), kind, SERVER, CHANNEL, ENTITY, USER, SEQ, MUTATION);
  }

  @Test
  void tellsTheMessageAsItIsWithTheMutationOfItsSender() {
    var message =
        new Message(
            new MessageId(ENTITY),
            new ServerId(SERVER),
            new ChannelId(CHANNEL),
            SEQ,
            new UserId(USER),
            new MessageContent("hello"),
            null);
    var facts =
        new EventFacts(
            Map.of(message.id(), message), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    var envelope = Events.envelope(event(EventKind.MESSAGE_CREATED), facts).orElseThrow();

    assertThat(envelope.getServerId()).isEqualTo(SERVER);
    assertThat(envelope.getChannelId()).isEqualTo(CHANNEL);
    assertThat(envelope.getChannelSeq()).isEqualTo(SEQ);
    assertThat(envelope.getServerSeq()).isZero();
    assertThat(envelope.getMessageCreated())
        .isEqualTo(
            MessageCreated.newBuilder()
                .setMessage(Messages.toProto(message, Map.of()))
                .setClientMutationId(MUTATION.toString())
                .build());
    assertThat(envelope.getMessageCreated().getMessage().hasAuthor()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "MESSAGE_CREATED, MESSAGE_DELETED",
    "MESSAGE_EDITED, MESSAGE_DELETED",
    "MESSAGE_DELETED, MESSAGE_DELETED",
    "CHANNEL_CREATED, CHANNEL_DELETED",
    "CHANNEL_UPDATED, CHANNEL_DELETED",
    "CHANNEL_DELETED, CHANNEL_DELETED",
    "SERVER_UPDATED, SERVER_DELETED",
    "SERVER_DELETED, SERVER_DELETED",
    "MEMBER_JOINED, MEMBER_LEFT",
    "MEMBER_UPDATED, MEMBER_LEFT",
    "MEMBER_LEFT, MEMBER_LEFT",
    "SESSION_REVOKED, SESSION_REVOKED",
    "SERVER_JOINED, SERVER_JOINED",
    "SERVER_LEFT, SERVER_LEFT"
  })
  void tellsThatItIsGoneWhereAPositionOrAPersonMustBeTold(EventKind kind, EventCase told) {
    assertThat(Events.envelope(event(kind), NOTHING).orElseThrow().getEventCase()).isEqualTo(told);
  }

  @ParameterizedTest
  @EnumSource(names = {"READ_POSITION_MOVED", "ACCOUNT_UPDATED"})
  void saysNothingWhereNothingIsLeftToTell(EventKind kind) {
    assertThat(Events.envelope(event(kind), NOTHING)).isEmpty();
  }

  @Test
  void tellsAPersonOnTheirOwnSubjectWithoutAPlaceInTheEnvelope() {
    var left = event(EventKind.SERVER_LEFT);

    var envelope = Events.envelope(left, NOTHING).orElseThrow();

    assertThat(Events.subject(left)).isEqualTo("user.50.events");
    assertThat(envelope.getServerId()).isZero();
    assertThat(envelope.getServerLeft().getServerId()).isEqualTo(SERVER);
    assertThat(envelope.getServerLeft().getReason()).isEqualTo(LeaveReason.BANNED);
  }

  @Test
  void givesEachKindItsSubject() {
    assertThat(Events.subject(event(EventKind.MESSAGE_EDITED))).isEqualTo("srv.20.chan.30.events");
    assertThat(Events.subject(event(EventKind.CHANNEL_CREATED))).isEqualTo("srv.20.events");
    assertThat(Events.subject(event(EventKind.MEMBER_LEFT))).isEqualTo("srv.20.events");
    assertThat(Events.subject(event(EventKind.SESSION_REVOKED))).isEqualTo("user.50.events");
  }
}
