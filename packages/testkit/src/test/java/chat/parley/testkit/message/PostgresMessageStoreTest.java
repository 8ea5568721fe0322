package chat.parley.testkit.message;

import chat.parley.db.outbox.OutboxQueue;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.domain.message.MessageStore;
import chat.parley.testkit.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("real")
class PostgresMessageStoreTest extends MessageStoreContract {
  private static final int EVENTS_MAX = 1_000;
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final MessageSeeds seeds = new MessageSeeds(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected MessageStore store() {
    return DATABASE.bean(MessageStore.class);
  }

  @Override
  protected void createChannel(ChannelId channel) {
    seeds.createChannel(channel);
  }

  @Override
  protected void deleteChannel(ChannelId channel) {
    seeds.deleteChannel(channel);
  }

  @Override
  protected void createKeys(UserId author) {
    DATABASE.bean(SubjectKeys.class).create(author);
  }

  @Override
  protected void destroyKeys(UserId author) {
    DATABASE.bean(SubjectKeys.class).destroy(author);
  }

  /// Reads like a relay that cannot publish, so that nothing is deleted.
  @Override
  protected List<EventReference> outbox(ChannelId channel) {
    var outbox = DATABASE.bean(OutboxQueue.class);
    var events = new ArrayList<EventReference>();
    var read = new HashSet<Integer>();
    boolean more = true;
    while (more) {
      try {
        more = outbox.drain(read, EVENTS_MAX, PostgresMessageStoreTest::keep).isPresent();
      } catch (NotPublished kept) {
        read.add(kept.partition);
        events.addAll(kept.events);
      }
    }
    events.removeIf(event -> event.channelId() != channel.value());
    return events;
  }

  private static void keep(int partition, List<EventReference> events) {
    throw new NotPublished(partition, events);
  }

  private static final class NotPublished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int partition;
    private final transient List<EventReference> events;

    NotPublished(int partition, List<EventReference> events) {
      super("kept");
      this.partition = partition;
      this.events = events;
    }
  }
}
