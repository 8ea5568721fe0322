package chat.parley.domain.message;

/// What became of a draft.
public sealed interface Appended {
  record Stored(Message message) implements Appended {}

  /// The author sent this before: the first result, even if it was edited or deleted since.
  record Repeated(Message first) implements Appended {}

  /// The author used this `clientMutationId` for other words or another channel.
  record Conflict() implements Appended {}

  /// The channel was deleted meanwhile; nothing was stored.
  record ChannelGone() implements Appended {}

  /// Too many wait already, or the store cannot be reached. Repeating is safe.
  record Unavailable() implements Appended {}
}
