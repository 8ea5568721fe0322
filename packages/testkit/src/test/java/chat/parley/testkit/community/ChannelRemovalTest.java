package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.channel.ChannelRemovals;
import chat.parley.domain.id.ChannelId;
import chat.parley.testkit.postgres.TestDatabase;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What deleted channels leave behind goes, batch by batch, and nothing else does.
@Tag("real")
class ChannelRemovalTest extends CommunityContract {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final int BATCH_ROWS = 10;

  private final PostgresCommunity community = new PostgresCommunity(DATABASE);
  private final ChannelRemovals removals = DATABASE.bean(ChannelRemovals.class);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected CommunityPorts ports() {
    return community;
  }

  @Test
  void removesTheMessagesOfADeletedChannelInBatches() {
    var server = server();
    var kept = firstChannel(server);
    var books = channel(server, "books").id();
    IntStream.range(0, 25).forEach(_ -> ports().post(books, owner));
    ports().post(kept, owner);
    ports().channels().delete(books);

    assertThat(messagesOf(books)).isEqualTo(25);
    assertThat(removals.removeBatch(BATCH_ROWS)).isTrue();
    assertThat(messagesOf(books)).isEqualTo(15);
    drain();

    assertThat(messagesOf(books)).isZero();
    assertThat(messagesOf(kept)).isEqualTo(1);
    assertThat(removals.removeBatch(BATCH_ROWS)).isFalse();
  }

  @Test
  void removesTheMessagesOfEveryChannelOfADeletedServer() {
    var server = server();
    var general = firstChannel(server);
    var books = channel(server, "books").id();
    ports().post(general, owner);
    ports().post(books, owner);
    ports().servers().delete(server, NOON);

    drain();

    assertThat(messagesOf(general) + messagesOf(books)).isZero();
  }

  @Test
  void knowsWhatWaitsTooLong() {
    var server = server();
    var books = channel(server, "books").id();
    ports().post(books, owner);
    ports().channels().delete(books);

    assertThat(removals.overdue(Duration.ofHours(1))).isZero();
    assertThat(removals.overdue(Duration.ZERO)).isEqualTo(1);
    drain();

    assertThat(removals.overdue(Duration.ZERO)).isZero();
  }

  private void drain() {
    boolean more = true;
    while (more) {
      more = removals.removeBatch(BATCH_ROWS);
    }
  }

  private long messagesOf(ChannelId channel) {
    return community.count(
        "SELECT count(*) FROM content.messages WHERE channel_id = ?", channel.value());
  }
}
