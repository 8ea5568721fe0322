package chat.parley.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.db.outbox.OutboxQueue;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessageStore;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.EventEnvelope.EventCase;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.message.PlainWriters;
import chat.parley.testkit.message.PlainWriters.Place;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.relay.RecordingBus.Delivered;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The relay of a running worker context. Nothing rings the doorbell unless a test does, so its
/// own poll finds what waits.
@Tag("real")
class OutboxRelayTest {
  private static final int PATIENCE_S = 60;
  private static final RecordingBus BUS = new RecordingBus();
  private static final TestDatabase DATABASE = TestDatabase.fresh(BUS, new Metrics(), Traces.off());

  private final MessageSeeds seeds = new MessageSeeds(DATABASE);
  private final MessageStore store = DATABASE.bean(MessageStore.class);
  private final ServerId server = seeds.newServer();
  private final ChannelId channel = seeds.newChannel();
  private final UserId author = seeds.newAuthor();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void accept() {
    BUS.refuse(false);
  }

  @Test
  void missesNothingAndKeepsEachChannelsOrderWhereANaiveCursorLosesRows(TestReporter reporter)
      throws Exception {
    int writersCount = 16;
    int changesEach = 50;
    int sendsEach = 50;
    var places = new ArrayList<Place>();
    for (int i = 0; i < 8; i++) {
      places.add(new Place(seeds.newServer(), seeds.newChannel()));
    }
    var writers = new PlainWriters(DATABASE, seeds, places);
    try (var _ = secondRelay();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (int i = 0; i < writersCount; i++) {
        writing.add(threads.submit(() -> done(writers, changesEach)));
      }
      for (var place : places.subList(0, 4)) {
        writing.add(threads.submit(() -> sendMany(place, sendsEach)));
      }
      var naive =
          threads.submit(
              () -> writers.readNaively(() -> writing.stream().anyMatch(w -> !w.isDone())));
      for (var done : writing) {
        done.get();
      }
      int lost = writersCount * changesEach - naive.get().size();
      reporter.publishEntry("rows that the naive relay lost", Integer.toString(lost));
      assertThat(lost).as("the control must fail").isPositive();
      await(() -> isEmptied());
    }
    long total = 0;
    for (var place : places) {
      var positions = positions(place.channel());
      assertThat(positions).isEqualTo(gapless(headOf(place.channel())));
      total += positions.size();
    }
    assertThat(total).isEqualTo(writersCount * changesEach + 4 * sendsEach);
  }

  @Test
  void publishesWhatIsThereNowOnTheChannelsSubject() {
    var draft = seeds.draft(server, channel, author, "hello");
    var sent = ((Appended.Stored) store.append(draft)).message();

    var delivered = awaitDelivered(1).getFirst();

    assertThat(delivered.subject())
        .isEqualTo(Subjects.channelEvents(server.value(), channel.value()));
    assertThat(delivered.event().getEventId()).isEqualTo(draft.event().value());
    assertThat(delivered.event().getChannelSeq()).isEqualTo(1);
    var created = delivered.event().getMessageCreated();
    assertThat(created.getClientMutationId()).isEqualTo(draft.clientMutationId().toString());
    assertThat(created.getMessage().getId()).isEqualTo(sent.id().value());
    assertThat(created.getMessage().getContent()).isEqualTo("hello");
  }

  @Test
  void tellsADeletionWhereTheMessageIsGone() {
    BUS.refuse(true);
    var sent = send("soon gone");
    store.edit(new MessageEdit(sent, new MessageContent("gone"), new EventId(id()), Instant.now()));
    store.delete(sent, new EventId(id()));
    // A batch that was read before the deletion is no longer on its way when one has failed since.
    long failures = metric("parley_relay_failures_total");
    await(() -> metric("parley_relay_failures_total") > failures);
    BUS.refuse(false);

    assertThat(awaitDelivered(3))
        .extracting(delivered -> delivered.event().getEventCase())
        .containsOnly(EventCase.MESSAGE_DELETED);
    assertThat(positions(channel)).isEqualTo(gapless(3));
  }

  @Test
  void deletesNothingThatTheBusDidNotTakeAndTriesAgain() {
    BUS.refuse(true);
    var first = send("first");
    var second = send("second");
    await(() -> metric("parley_relay_failures_total") > 0);
    assertThat(isEmptied()).isFalse();
    assertThat(BUS.delivered(channel.value())).isEmpty();

    BUS.refuse(false);

    assertThat(awaitDelivered(2))
        .extracting(delivered -> delivered.event().getMessageCreated().getMessage().getId())
        .containsExactly(first.id().value(), second.id().value());
    await(() -> isEmptied());
  }

  @Test
  void wakesWhenTheDoorbellRings() {
    send("ring");
    new Doorbell(BUS).ring();

    assertThat(awaitDelivered(1)).hasSize(1);
  }

  @Test
  void sendsEachEventOnceHoweverOftenTheSendIsRepeated() {
    var mutationId = UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      store.append(seeds.draft(server, channel, author, "once", mutationId));
    }
    await(() -> isEmptied());

    assertThat(BUS.delivered(channel.value()))
        .extracting(Delivered::event)
        .extracting(EventEnvelope::getChannelSeq)
        .containsExactly(1L);
  }

  /// Another relay on the same outbox, as on another node.
  private static OutboxRelay secondRelay() {
    var relay =
        new OutboxRelay(
            outbox(),
            DATABASE.bean(EventResolver.class),
            BUS,
            new Metrics(),
            Traces.off(),
            new RelayLimits(7, 1, 5_000, 5_000));
    relay.start();
    return relay;
  }

  private static boolean done(PlainWriters writers, int changes) throws SQLException {
    writers.write(changes);
    return true;
  }

  private boolean sendMany(Place place, int count) {
    for (int i = 0; i < count; i++) {
      store.append(seeds.draft(place.server(), place.channel(), author, "line " + i));
    }
    return true;
  }

  private Message send(String words) {
    return ((Appended.Stored) store.append(seeds.draft(server, channel, author, words))).message();
  }

  private long id() {
    return seeds.ids().next();
  }

  private List<Delivered> awaitDelivered(int count) {
    await(() -> BUS.delivered(channel.value()).size() >= count);
    return BUS.delivered(channel.value());
  }

  private static List<Long> positions(ChannelId channel) {
    return BUS.delivered(channel.value()).stream().map(d -> d.event().getChannelSeq()).toList();
  }

  private static List<Long> gapless(long head) {
    return LongStream.rangeClosed(1, head).boxed().toList();
  }

  private static OutboxQueue outbox() {
    return DATABASE.bean(OutboxQueue.class);
  }

  private static boolean isEmptied() {
    return count("SELECT count(*) FROM ops.outbox_events") == 0;
  }

  private static long headOf(ChannelId channel) {
    return count(
        "SELECT head_seq FROM content.channel_heads WHERE channel_id = ?", channel.value());
  }

  private static long count(String sql, Object... parameters) {
    try (var connection = DATABASE.dataSource().getConnection()) {
      return Sql.one(connection, sql, row -> row.getLong(1), parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long metric(String name) {
    return DATABASE.bean(Metrics.class).counter(name, name).sum();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}
