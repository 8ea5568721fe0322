package chat.parley.domain.message;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.UUID;

/// A message that waits for its position, with the event that will announce it.
public record DraftMessage(
    MessageId id,
    EventId event,
    ServerId server,
    ChannelId channel,
    UserId author,
    MessageContent content,
    UUID clientMutationId) {

  /// The message this became: with its own id, or with that of an earlier try.
  public Message at(MessageId id, long channelSeq) {
    return new Message(id, server, channel, channelSeq, author, content, null);
  }
}
