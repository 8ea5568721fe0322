package chat.parley.testkit.message;

import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.MessageStore;
import java.time.InstantSource;
import java.util.List;

class MemoryMessageStoreTest extends MessageStoreContract {
  private final MemoryMessageStore store = new MemoryMessageStore(InstantSource.system());

  @Override
  protected MessageStore store() {
    return store;
  }

  @Override
  protected void createChannel(ChannelId channel) {
    store.createChannel(channel);
  }

  @Override
  protected void deleteChannel(ChannelId channel) {
    store.deleteChannel(channel);
  }

  @Override
  protected void createKeys(UserId author) {}

  @Override
  protected void destroyKeys(UserId author) {
    store.destroyKeys(author);
  }

  @Override
  protected List<EventReference> outbox(ChannelId channel) {
    return store.outbox().stream().filter(event -> event.channelId() == channel.value()).toList();
  }
}
