package chat.parley.domain.message;

import java.util.List;

/// A page of a channel, ascending by `channel_seq`.
///
/// @param headSeq the head of the channel when the page was read
public record MessagePage(
    List<Message> messages, boolean hasOlder, boolean hasNewer, long headSeq) {}
