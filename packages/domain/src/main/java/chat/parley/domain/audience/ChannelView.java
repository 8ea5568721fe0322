package chat.parley.domain.audience;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.id.MessageId;
import java.util.Optional;

/// A channel as a gateway node sees it.
///
/// @param headSeq the newest `channel_seq`; 0 when nothing has happened yet
/// @param lastMessage the newest message that is not deleted
public record ChannelView(Channel channel, long headSeq, Optional<MessageId> lastMessage) {}
