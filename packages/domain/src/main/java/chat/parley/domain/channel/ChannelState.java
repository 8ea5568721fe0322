package chat.parley.domain.channel;

import chat.parley.domain.id.MessageId;
import chat.parley.domain.permission.PermissionSet;
import java.util.Optional;

/// A channel as one person finds it.
///
/// @param headSeq the newest `channel_seq`; 0 when nothing has happened yet
/// @param lastMessage the newest message that is not deleted
/// @param readSeq how far the person has read
/// @param unread messages of others after `readSeq`, counted up to [#UNREAD_MAX]
/// @param permissions what the person may do in it
public record ChannelState(
    Channel channel,
    long headSeq,
    Optional<MessageId> lastMessage,
    long readSeq,
    int unread,
    PermissionSet permissions) {

  /// Nobody reads a number above it, and counting stops there.
  public static final int UNREAD_MAX = 100;

  /// The same channel, once it is known what the person may do in it.
  public ChannelState allowing(PermissionSet resolved) {
    return new ChannelState(channel, headSeq, lastMessage, readSeq, unread, resolved);
  }
}
