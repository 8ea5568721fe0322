package chat.parley.domain.message;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where messages live. Each change takes the channel's next `channel_seq` and appends its event in
/// the same transaction, so no position is ever skipped and no change goes unannounced.
///
/// A message whose author's key is gone cannot be read by anybody: it answers as if it were not
/// there.
public interface MessageStore {
  /// Stores a draft, at most once per author and `clientMutationId` within 24 h.
  Appended append(DraftMessage draft);

  /// Overwrites the words of a message; empty when it is gone.
  Optional<Message> edit(MessageEdit edit);

  /// Removes a message; false when it was gone already, and then nothing is announced.
  boolean delete(Message message, EventId event);

  Optional<Message> find(ChannelId channel, MessageId id);

  /// Those of the messages that can be read, in one statement.
  Map<MessageId, Message> find(Collection<MessageId> ids);

  MessagePage page(ChannelId channel, PagePosition position, int limit);

  /// The log of a channel after a position, and the current state of what it refers to.
  ///
  /// @param oldest events before this are out of reach
  Replay eventsAfter(ChannelId channel, long afterSeq, int limit, Instant oldest);

  /// What the log of a channel answers.
  sealed interface Replay {
    /// A stretch of the log.
    ///
    /// @param positions ascending and without gaps, starting right after the position asked for
    /// @param current those of the messages referred to that are still there
    record Positions(List<LoggedEvent> positions, Map<MessageId, Message> current, long headSeq)
        implements Replay {}

    /// The log does not reach back, or forward, to the position asked for.
    record OutOfReach() implements Replay {}
  }
}
