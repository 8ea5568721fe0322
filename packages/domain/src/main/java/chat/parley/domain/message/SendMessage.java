package chat.parley.domain.message;

import static chat.parley.domain.permission.Permission.SEND_MESSAGES;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import java.util.UUID;

/// Posts a message to a channel, at most once per `clientMutationId`.
public final class SendMessage {
  private final ChannelAccess access;
  private final MessageStore messages;
  private final IdSource ids;

  /// What somebody wants to say, and the id under which they may say it again.
  public record Command(
      UserId author, ChannelId channel, MessageContent content, UUID clientMutationId) {}

  /// What became of it.
  public sealed interface Outcome {
    /// It stands; a repeat gets the first result.
    record Sent(Message message) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record MissingPermission() implements Outcome {}

    /// The same `clientMutationId` came with other words.
    record MutationConflict() implements Outcome {}

    /// Not now. Repeating is safe.
    record Unavailable() implements Outcome {}
  }

  public SendMessage(ChannelAccess access, MessageStore messages, IdSource ids) {
    this.access = access;
    this.messages = messages;
    this.ids = ids;
  }

  public Outcome handle(Command command) {
    return access
        .find(command.author(), command.channel())
        .map(channel -> post(command, channel))
        .orElseGet(Outcome.UnknownChannel::new);
  }

  private Outcome post(Command command, AccessibleChannel channel) {
    if (!channel.allows(SEND_MESSAGES)) {
      return new Outcome.MissingPermission();
    }
    var draft =
        new DraftMessage(
            new MessageId(ids.next()),
            new EventId(ids.next()),
            channel.server(),
            channel.id(),
            command.author(),
            command.content(),
            command.clientMutationId());
    return switch (messages.append(draft)) {
      case Appended.Stored(var message) -> new Outcome.Sent(message);
      case Appended.Repeated(var first) -> new Outcome.Sent(first);
      case Appended.Conflict() -> new Outcome.MutationConflict();
      case Appended.ChannelGone() -> new Outcome.UnknownChannel();
      case Appended.Unavailable() -> new Outcome.Unavailable();
    };
  }
}
