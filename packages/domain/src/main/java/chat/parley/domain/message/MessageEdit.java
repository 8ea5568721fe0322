package chat.parley.domain.message;

import chat.parley.domain.id.EventId;
import java.time.Instant;

/// New words for a message, with the event that will announce them.
///
/// @param message as it was read; it is the author, channel and id of the message to change
public record MessageEdit(Message message, MessageContent content, EventId event, Instant at) {}
