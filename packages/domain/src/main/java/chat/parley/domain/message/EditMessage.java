package chat.parley.domain.message;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Changes the words of a message; only its author can. The earlier words are kept nowhere.
public final class EditMessage {
  private final ChannelAccess access;
  private final MessageStore messages;
  private final IdSource ids;
  private final InstantSource clock;

  /// The words a message shall have.
  public record Command(
      UserId caller, ChannelId channel, MessageId message, MessageContent content) {}

  /// What became of it.
  public sealed interface Outcome {
    /// The message has these words, now or already before.
    record Edited(Message message) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record UnknownMessage() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  public EditMessage(
      ChannelAccess access, MessageStore messages, IdSource ids, InstantSource clock) {
    this.access = access;
    this.messages = messages;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    if (access.find(command.caller(), command.channel()).isEmpty()) {
      return new Outcome.UnknownChannel();
    }
    return messages
        .find(command.channel(), command.message())
        .map(message -> edit(command, message))
        .orElseGet(Outcome.UnknownMessage::new);
  }

  private Outcome edit(Command command, Message message) {
    if (!message.author().equals(command.caller())) {
      return new Outcome.MissingPermission();
    }
    if (message.content().equals(command.content())) {
      return new Outcome.Edited(message);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var edit = new MessageEdit(message, command.content(), new EventId(ids.next()), now);
    return messages
        .edit(edit)
        .<Outcome>map(Outcome.Edited::new)
        .orElseGet(Outcome.UnknownMessage::new);
  }
}
