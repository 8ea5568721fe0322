package chat.parley.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageStore;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Sends that share commits on a real PostgreSQL. Method: a transaction of the test holds the head
/// of the channel, so that one commit waits and everything else queues behind it.
@Tag("real")
class ConcurrentSendsTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final MessageSeeds seeds = new MessageSeeds(DATABASE);
  private final MessageStore store = DATABASE.bean(MessageStore.class);
  private final ServerId server = seeds.newServer();
  private final ChannelId channel = seeds.newChannel();
  private final UserId author = seeds.newAuthor();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    senders.close();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void numbersManySendersWithoutGaps() throws Exception {
    int sendersCount = 64;
    int each = 50;
    var sent = new ArrayList<Future<List<Message>>>();
    for (int sender = 0; sender < sendersCount; sender++) {
      sent.add(senders.submit(() -> IntStream.range(0, each).mapToObj(i -> send()).toList()));
    }
    var positions = new ArrayList<Long>();
    for (var messages : sent) {
      assertThat(messages.get()).extracting(Message::channelSeq).isSorted();
      messages.get().forEach(message -> positions.add(message.channelSeq()));
    }
    Collections.sort(positions);
    assertThat(positions).isEqualTo(gapless(sendersCount * each));
    assertThat(loggedPositions()).isEqualTo(positions);
  }

  @Test
  void aRepeatInTheSameBatchOrWhileTheFirstIsUnderWayIsOneMessage() throws Exception {
    var mutationId = UUID.randomUUID();
    var results = new ArrayList<Future<Appended>>();
    try (var gate = holdHead()) {
      for (int i = 0; i < 5; i++) {
        results.add(submit(seeds.draft(server, channel, author, "once", mutationId)));
      }
      results.add(submit(seeds.draft(server, channel, author, "others", mutationId)));
      awaitCommitUnderWay();
      gate.rollback();
    }
    var first = new HashSet<Long>();
    int conflicts = 0;
    for (var result : results) {
      switch (result.get()) {
        case Appended.Stored(var message) -> first.add(message.id().value());
        case Appended.Repeated(var message) -> first.add(message.id().value());
        case Appended.Conflict() -> conflicts++;
        default -> throw new AssertionError(result.get());
      }
    }
    assertThat(first).hasSize(1);
    assertThat(conflicts).isIn(1, 5); // whichever words came first
    assertThat(loggedPositions()).containsExactly(1L);
  }

  @Test
  void aDoomedMessageFailsAloneAndLeavesNoGap() throws Exception {
    var results = new ArrayList<Future<Appended>>();
    Future<Appended> doomed;
    try (var gate = holdHead()) {
      results.add(submit(draft()));
      awaitCommitUnderWay();
      for (int i = 0; i < 10; i++) {
        results.add(submit(draft()));
      }
      doomed = submit(withoutPartition(draft()));
      for (int i = 0; i < 10; i++) {
        results.add(submit(draft()));
      }
      gate.rollback();
    }
    for (var result : results) {
      assertThat(result.get()).isInstanceOf(Appended.Stored.class);
    }
    assertThatThrownBy(doomed::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SqlFaultException.class);
    assertThat(loggedPositions()).isEqualTo(gapless(results.size()));
  }

  /// Printed for whoever is curious, never asserted: this machine may be busy.
  @Test
  void tellsItsRate(TestReporter reporter) throws Exception {
    int sendersCount = 256;
    int each = 40;
    var channels = IntStream.range(0, 16).mapToObj(i -> seeds.newChannel()).toList();
    var sent = new ArrayList<Future<?>>();
    long start = System.nanoTime();
    for (int sender = 0; sender < sendersCount; sender++) {
      var target = channels.get(sender % channels.size());
      sent.add(
          senders.submit(
              () ->
                  IntStream.range(0, each)
                      .forEach(i -> store.append(seeds.draft(server, target, author, "rate")))));
    }
    for (var done : sent) {
      done.get();
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    reporter.publishEntry(
        "durable messages a second",
        Long.toString(1_000L * sendersCount * each / Math.max(1, took.toMillis())));
  }

  private Message send() {
    return ((Appended.Stored) store.append(draft())).message();
  }

  private Future<Appended> submit(DraftMessage draft) {
    return senders.submit(() -> store.append(draft));
  }

  private DraftMessage draft() {
    return seeds.draft(server, channel, author, "hello");
  }

  /// No partition holds messages of the first second.
  private static DraftMessage withoutPartition(DraftMessage draft) {
    return new DraftMessage(
        new MessageId(1),
        draft.event(),
        draft.server(),
        draft.channel(),
        draft.author(),
        draft.content(),
        draft.clientMutationId());
  }

  private Connection holdHead() throws SQLException {
    var connection = DATABASE.dataSource().getConnection();
    connection.setAutoCommit(false);
    Sql.update(
        connection,
        "UPDATE content.channel_heads SET head_seq = head_seq WHERE channel_id = ?",
        channel.value());
    return connection;
  }

  /// Returns when a commit waits for the head that the test holds.
  private void awaitCommitUnderWay() throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection()) {
      while (Sql.one(
              connection,
              """
              SELECT count(*) AS waiting FROM pg_stat_activity
              WHERE datname = current_database() AND wait_event_type = 'Lock'
              """,
              row -> row.getInt("waiting"))
          == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private List<Long> loggedPositions() throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection()) {
      return Sql.list(
          connection,
          "SELECT channel_seq FROM content.channel_log WHERE channel_id = ? ORDER BY channel_seq",
          row -> row.getLong("channel_seq"),
          channel.value());
    }
  }

  private static List<Long> gapless(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList();
  }
}
