package chat.parley.domain.message;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;

/// One position of a channel's log: a reference, never content.
public record LoggedEvent(long channelSeq, EventId event, EventKind kind, MessageId message) {}
