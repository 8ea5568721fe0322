package chat.parley.api.message;

import chat.parley.adapters.wire.Messages;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessagePage;
import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.ListMessagesResponse;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Adds the authors' names to messages: one look-up per answer.
@Singleton
final class MessageAnswers {
  private final Profiles profiles;

  MessageAnswers(Profiles profiles) {
    this.profiles = profiles;
  }

  chat.parley.proto.v1.Message of(Message message) {
    return Messages.toProto(message, authorsOf(List.of(message)));
  }

  ListMessagesResponse of(MessagePage page) {
    return Messages.toProto(page, authorsOf(page.messages()));
  }

  CatchUpResponse of(CatchUp.Outcome.Events events) {
    var carried =
        events.events().stream().map(CatchUp.Event::message).filter(Objects::nonNull).toList();
    return Messages.toProto(events, authorsOf(carried));
  }

  private Map<UserId, Profile> authorsOf(Collection<Message> messages) {
    return messages.isEmpty()
        ? Map.of()
        : profiles.find(messages.stream().map(Message::author).collect(Collectors.toSet()));
  }
}
