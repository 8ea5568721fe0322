package chat.parley.domain.message;

import static chat.parley.domain.permission.Permission.READ_MESSAGE_HISTORY;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;

/// Reads one message.
public final class GetMessage {
  private final ChannelAccess access;
  private final MessageStore messages;

  /// What became of it.
  public sealed interface Outcome {
    record Found(Message message) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record UnknownMessage() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  public GetMessage(ChannelAccess access, MessageStore messages) {
    this.access = access;
    this.messages = messages;
  }

  public Outcome handle(UserId reader, ChannelId channel, MessageId message) {
    return access
        .find(reader, channel)
        .map(accessible -> read(accessible, message))
        .orElseGet(Outcome.UnknownChannel::new);
  }

  private Outcome read(AccessibleChannel channel, MessageId message) {
    if (!channel.allows(READ_MESSAGE_HISTORY)) {
      return new Outcome.MissingPermission();
    }
    return messages
        .find(channel.id(), message)
        .<Outcome>map(Outcome.Found::new)
        .orElseGet(Outcome.UnknownMessage::new);
  }
}
