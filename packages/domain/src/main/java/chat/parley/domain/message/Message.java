package chat.parley.domain.message;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as it stands now. The moment it was sent is in its id.
///
/// @param channelSeq the position of its creation, gapless within the channel
/// @param editedAt absent when it was never edited
public record Message(
    MessageId id,
    ServerId server,
    ChannelId channel,
    long channelSeq,
    UserId author,
    MessageContent content,
    @Nullable Instant editedAt) {

  /// This message with other words.
  public Message edited(MessageContent content, Instant at) {
    return new Message(id, server, channel, channelSeq, author, content, at);
  }
}
