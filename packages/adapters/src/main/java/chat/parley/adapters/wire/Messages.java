package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessagePage;
import chat.parley.proto.v1.CatchUpEvent;
import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.ListMessagesResponse;
import java.util.Map;

/// Messages as the contract has them. The moment of sending is in the id; an author whose
/// profile is not among `authors` is absent.
public final class Messages {
  private Messages() {}

  public static chat.parley.proto.v1.Message toProto(
      Message message, Map<UserId, Profile> authors) {
    var proto =
        chat.parley.proto.v1.Message.newBuilder()
            .setId(message.id().value())
            .setChannelId(message.channel().value())
            .setServerId(message.server().value())
            .setChannelSeq(message.channelSeq())
            .setContent(message.content().text())
            .setSentAt(Timestamps.ofSnowflake(message.id().value()));
    var author = authors.get(message.author());
    if (author != null) {
      proto.setAuthor(Accounts.toProto(author));
    }
    if (message.editedAt() != null) {
      proto.setEditedAt(Timestamps.of(message.editedAt()));
    }
    return proto.build();
  }

  public static ListMessagesResponse toProto(MessagePage page, Map<UserId, Profile> authors) {
    var proto =
        ListMessagesResponse.newBuilder()
            .setHasOlder(page.hasOlder())
            .setHasNewer(page.hasNewer())
            .setHeadSeq(page.headSeq());
    page.messages().forEach(message -> proto.addMessages(toProto(message, authors)));
    return proto.build();
  }

  public static CatchUpResponse toProto(
      CatchUp.Outcome.Events events, Map<UserId, Profile> authors) {
    var proto = CatchUpResponse.newBuilder().setHeadSeq(events.headSeq());
    events.events().forEach(event -> proto.addEvents(toProto(event, authors)));
    return proto.build();
  }

  private static CatchUpEvent toProto(CatchUp.Event event, Map<UserId, Profile> authors) {
    var proto =
        CatchUpEvent.newBuilder()
            .setChannelSeq(event.channelSeq())
            .setEventId(event.id().value())
            .setMessageId(event.messageId().value())
            .setDeleted(event.deleted());
    if (event.message() != null) {
      proto.setMessage(toProto(event.message(), authors));
    }
    return proto.build();
  }
}
