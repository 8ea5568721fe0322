package chat.parley.api.message;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.message.EditMessage;
import chat.parley.domain.message.GetMessage;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PageMessages;
import chat.parley.domain.message.SendMessage;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class MessageFactory {
  private final ChannelAccess access;
  private final MessageStore messages;
  private final IdSource ids;
  private final InstantSource clock;

  MessageFactory(ChannelAccess access, MessageStore messages, IdSource ids, InstantSource clock) {
    this.access = access;
    this.messages = messages;
    this.ids = ids;
    this.clock = clock;
  }

  @Singleton
  SendMessage sendMessage() {
    return new SendMessage(access, messages, ids);
  }

  @Singleton
  EditMessage editMessage() {
    return new EditMessage(access, messages, ids, clock);
  }

  @Singleton
  DeleteMessage deleteMessage() {
    return new DeleteMessage(access, messages, ids);
  }

  @Singleton
  GetMessage getMessage() {
    return new GetMessage(access, messages);
  }

  @Singleton
  PageMessages pageMessages() {
    return new PageMessages(access, messages);
  }

  @Singleton
  CatchUp catchUp() {
    return new CatchUp(access, messages, clock);
  }
}
