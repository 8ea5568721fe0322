package chat.parley.domain.message;

import static chat.parley.domain.permission.Permission.MANAGE_MESSAGES;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;

/// Removes a message for everyone: its author can, and who may manage messages.
public final class DeleteMessage {
  private final ChannelAccess access;
  private final MessageStore messages;
  private final IdSource ids;

  /// Which message shall go, and who says so.
  public record Command(UserId caller, ChannelId channel, MessageId message) {}

  /// What became of it.
  public sealed interface Outcome {
    record Deleted() implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record UnknownMessage() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  public DeleteMessage(ChannelAccess access, MessageStore messages, IdSource ids) {
    this.access = access;
    this.messages = messages;
    this.ids = ids;
  }

  public Outcome handle(Command command) {
    return access
        .find(command.caller(), command.channel())
        .map(channel -> find(command, channel))
        .orElseGet(Outcome.UnknownChannel::new);
  }

  private Outcome find(Command command, AccessibleChannel channel) {
    return messages
        .find(channel.id(), command.message())
        .map(message -> delete(command, channel, message))
        .orElseGet(Outcome.UnknownMessage::new);
  }

  private Outcome delete(Command command, AccessibleChannel channel, Message message) {
    if (!message.author().equals(command.caller()) && !channel.allows(MANAGE_MESSAGES)) {
      return new Outcome.MissingPermission();
    }
    return messages.delete(message, new EventId(ids.next()))
        ? new Outcome.Deleted()
        : new Outcome.UnknownMessage();
  }
}
