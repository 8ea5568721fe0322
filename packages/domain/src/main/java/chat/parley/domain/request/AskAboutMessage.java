package chat.parley.domain.request;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.look.Reason;
import chat.parley.domain.message.MessageStore;
import java.time.InstantSource;
import java.util.Optional;

/// Asks that a message goes in which somebody else wrote about the person.
public final class AskAboutMessage {

  public sealed interface Outcome {
    record Asked(ThirdPartyRequest request) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    /// It is not there, or the person wrote it and can delete it.
    record UnknownMessage() implements Outcome {}

    record ReasonMissing() implements Outcome {}
  }

  private final ChannelAccess access;
  private final MessageStore messages;
  private final ThirdPartyRequestStore requests;
  private final IdSource ids;
  private final InstantSource clock;

  public AskAboutMessage(
      ChannelAccess access,
      MessageStore messages,
      ThirdPartyRequestStore requests,
      IdSource ids,
      InstantSource clock) {
    this.access = access;
    this.messages = messages;
    this.requests = requests;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ChannelId channel, MessageId message, String typed) {
    var found = access.find(user, channel);
    if (found.isEmpty()) {
      return new Outcome.UnknownChannel();
    }
    var reason = Reason.parse(typed);
    if (reason.isEmpty()) {
      return new Outcome.ReasonMissing();
    }
    return messages
        .find(channel, message)
        .filter(each -> !each.author().equals(user))
        .<Outcome>map(_ -> new Outcome.Asked(ask(found.get(), message, reason.get())))
        .orElseGet(Outcome.UnknownMessage::new);
  }

  private ThirdPartyRequest ask(AccessibleChannel channel, MessageId message, Reason reason) {
    return requests.add(
        new ThirdPartyRequest(
            new ThirdPartyRequestId(ids.next()),
            channel.server(),
            channel.id(),
            message,
            channel.member(),
            reason,
            clock.instant(),
            Optional.empty()));
  }
}
