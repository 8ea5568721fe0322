package chat.parley.domain.read;

import chat.parley.domain.id.ChannelId;

/// How far a person has read a channel.
///
/// @param seq a `channel_seq`; 0 when nothing was read
/// @param unread messages of others after it, counted up to `ChannelState.UNREAD_MAX`
public record ReadPosition(ChannelId channel, long seq, int unread) {}
