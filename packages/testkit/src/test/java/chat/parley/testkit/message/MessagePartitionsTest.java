package chat.parley.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.message.MessagePartitions;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageStore;
import chat.parley.shared.snowflake.Snowflakes;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class MessagePartitionsTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final MessagePartitions partitions = DATABASE.bean(MessagePartitions.class);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void theMigrationMadeThoseOfTheMonthsAhead() {
    assertThat(partitions.ensure(Instant.now())).isZero();
  }

  @Test
  void makesEachMonthOnce() throws SQLException {
    var future = Instant.parse("2090-11-30T23:59:59Z");

    assertThat(partitions.ensure(future)).isEqualTo(1 + MessagePartitions.MONTHS_AHEAD);
    assertThat(partitions.ensure(future)).isZero();
    assertThat(partitions.ensure(future.plusSeconds(1))).isEqualTo(1);
    assertThat(partitionOf(idAt("2090-11-30T23:59:59.999Z"))).isEqualTo("messages_2090_11");
    assertThat(partitionOf(idAt("2090-12-01T00:00:00Z"))).isEqualTo("messages_2090_12");
    assertThat(partitionOf(idAt("2091-02-28T12:00:00Z"))).isEqualTo("messages_2091_02");
  }

  @Test
  void makesEachMonthOnceWhenManyNodesStartTogether() {
    var future = Instant.parse("2080-01-01T00:00:00Z");

    int created = IntStream.range(0, 8).parallel().map(node -> partitions.ensure(future)).sum();

    assertThat(created).isEqualTo(1 + MessagePartitions.MONTHS_AHEAD);
  }

  /// Stores a message of that moment and tells where it lies.
  private static String partitionOf(long id) throws SQLException {
    var seeds = new MessageSeeds(DATABASE);
    var draft =
        new DraftMessage(
            new MessageId(id),
            new EventId(seeds.ids().next()),
            seeds.newServer(),
            seeds.newChannel(),
            seeds.newAuthor(),
            new MessageContent("hello"),
            UUID.randomUUID());
    assertThat(DATABASE.bean(MessageStore.class).append(draft)).isInstanceOf(Appended.Stored.class);
    try (var connection = DATABASE.dataSource().getConnection()) {
      return Sql.one(
          connection,
          "SELECT tableoid::regclass::text AS name FROM content.messages WHERE id = ?",
          row -> row.getString("name").replace("content.", ""),
          id);
    }
  }

  private static long idAt(String moment) {
    return Snowflakes.firstOf(Instant.parse(moment));
  }
}
