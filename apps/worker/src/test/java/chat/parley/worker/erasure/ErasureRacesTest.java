package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.db.key.HeldEpochs;
import chat.parley.db.sweep.TableSweeper;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Standings;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.export.ExportStore.Requested;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.testkit.objects.MemoryObjectStore;
import chat.parley.worker.erasure.House.Place;
import chat.parley.worker.export.ExportChore;
import chat.parley.worker.export.ExportObjectSweep;
import chat.parley.worker.night.Night;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An erasure at the same time as everything else. Goal: nothing of the person is left, nothing of
/// others is lost, and nobody waits in a circle. Method: threads without a pause, on a real
/// PostgreSQL, which answers a circle with an error.
@Tag("real")
class ErasureRacesTest {
  private static final int WRITERS = 4;
  private static final ErasureScope EVERYTHING = new ErasureScope.Everything();

  private static final MemoryObjectStore OBJECTS = new MemoryObjectStore();

  @TempDir static Path folder;
  private static House house;

  private final UserId ada;
  private final UserId bob;
  private final Place place;

  ErasureRacesTest() {
    ada = house.newPerson();
    bob = house.newPerson();
    place = house.newServer(bob, PermissionSet.EVERYONE_DEFAULT);
    house.join(ada, place);
  }

  @BeforeAll
  static void open() {
    house =
        new House(
            folder.resolve("receipts"),
            Map.of(),
            FileRootKey.openOrCreate(folder.resolve("root.key"), false),
            OBJECTS);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void leavesNothingOfSomebodyWhoGoesOnWriting() throws Exception {
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<Long>>();
      for (int i = 0; i < WRITERS; i++) {
        writing.add(threads.submit(() -> writeUntil(over, ada)));
      }
      var others = threads.submit(() -> writeUntil(over, bob));
      var moderating = threads.submit(() -> deleteUntil(over));
      var sweeping = threads.submit(() -> sweepUntil(over));
      House.await(() -> house.append(place, ada, "still here") instanceof Appended.Stored);

      var code = house.confirm(ada, EVERYTHING, Duration.ZERO);
      house.workUntilErased(ada);
      over.set(true);

      for (var writer : writing) {
        assertThat(writer.get()).isPositive();
      }
      assertThat(others.get() - moderating.get()).isEqualTo(messages(bob));
      assertThat(sweeping.get()).isPositive();
      assertThat(house.rowsOf(ada)).isEmpty();
      assertThat(house.receipts(code)).hasSize(1);
      assertThat(
              house.text(
                  "SELECT h.head_seq - count(*) FROM content.channel_heads h"
                      + " JOIN content.channel_log l USING (channel_id)"
                      + " WHERE channel_id = ? GROUP BY h.head_seq",
                  place.channel().value()))
          .as("holes among the positions")
          .isEqualTo("0");
    }
  }

  @Test
  void leavesNothingWhileRootKeysChangeAndTheirDataAreExported() throws Exception {
    var over = new AtomicBoolean();
    house.say(place, ada, "here");
    house.say(place, bob, "here too");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var nights = threads.submit(() -> nightsUntil(over));
      var exporting = threads.submit(() -> exportUntil(over));
      var writing = threads.submit(() -> writeUntil(over, ada));
      House.await(() -> !objects().isEmpty());

      var code = house.confirm(ada, EVERYTHING, Duration.ZERO);
      house.workUntilErased(ada);
      over.set(true);

      assertThat(nights.get()).isPositive();
      assertThat(exporting.get()).isPositive();
      assertThat(writing.get()).isPositive();
      house.the(ExportObjectSweep.class).run(); // comes every minute
      assertThat(house.rowsOf(ada)).isEmpty();
      assertThat(objects()).as("pieces and files of an export").isEmpty();
      assertThat(house.the(Profiles.class).find(List.of(ada, bob))).containsOnlyKeys(bob);
      assertThat(house.the(HeldEpochs.class).missing()).isEmpty();

      assertThat(house.the(Night.class).run()).isPresent();
      assertThat(house.receipts(code))
          .extracting(SignedReceipt::kind)
          .containsExactlyInAnyOrder(Receipt.Kind.ERASED, Receipt.Kind.RESIDUE_FREE);
    }
  }

  private static List<ObjectName> objects() {
    return OBJECTS.list(
        ObjectName.prefix(ArchiveFile.KIND), Optional.empty(), ObjectStore.LIST_MAX);
  }

  /// Answers how many there were.
  private static long nightsUntil(AtomicBoolean over) {
    long nights = 0;
    while (!over.get()) {
      nights += house.the(Night.class).run().isPresent() ? 1 : 0;
    }
    return nights;
  }

  /// Answers how many were asked for.
  private long exportUntil(AtomicBoolean over) {
    var exports = house.the(ExportStore.class);
    long asked = 0;
    while (!over.get()) {
      exports.list(ada, Instant.now()).forEach(export -> exports.delete(ada, export.id()));
      try {
        asked += exports.request(ada, Instant.now()) instanceof Requested.Accepted ? 1 : 0;
      } catch (IllegalStateException e) {
        assertThat(e).as("between the question and the sealing").hasMessageContaining("no key");
      }
      house.the(ExportChore.class).run();
    }
    return asked;
  }

  /// Answers how many were stored. Whose keys are gone is refused, or fails to encrypt.
  private long writeUntil(AtomicBoolean over, UserId author) {
    long stored = 0;
    while (!over.get()) {
      try {
        stored += house.append(place, author, "word after word") instanceof Appended.Stored ? 1 : 0;
      } catch (RuntimeException e) {
        assertThat(author).as("%s", e).isEqualTo(ada);
      }
    }
    return stored;
  }

  /// A moderator who deletes whatever is the newest; answers how many of others went.
  private long deleteUntil(AtomicBoolean over) {
    var store = house.the(MessageStore.class);
    long deleted = 0;
    while (!over.get()) {
      for (var message : store.page(place.channel(), new PagePosition.Newest(), 2).messages()) {
        boolean gone = store.delete(message, house.newEvent());
        deleted += gone && message.author().equals(bob) ? 1 : 0;
      }
    }
    return deleted;
  }

  /// Retention, as if everything short-lived had outlived its time; answers how many rows went.
  private static long sweepUntil(AtomicBoolean over) {
    var sweeper = house.the(TableSweeper.class);
    var later = Instant.now().plus(Duration.ofDays(2));
    long swept = 0;
    while (!over.get()) {
      for (var table : sweeper.tables()) {
        swept += table.name().endsWith("_dedupe") ? sweeper.sweep(table, later, 100) : 0;
      }
    }
    return swept;
  }

  private long messages(UserId author) {
    return Long.parseLong(
        house.text("SELECT count(*) FROM content.messages WHERE author_id = ?", author.value()));
  }

  @Test
  void beginsOnceHoweverOftenItIsAskedFor() throws Exception {
    var begun = together(8, () -> house.begin(ada, EVERYTHING, Duration.ofDays(14)));
    assertThat(begun).filteredOn(each -> each instanceof Begun.Confirmed).hasSize(1);
    assertThat(begun).filteredOn(each -> each instanceof Begun.UnderWay).hasSize(7);
  }

  @Test
  void isTakenBackOrDoneButNeverHalf() throws Exception {
    for (int round = 0; round < 4; round++) {
      var person = house.newPerson();
      house.join(person, place);
      house.say(place, person, "to be or not");
      house.confirm(person, EVERYTHING, Duration.ofDays(14));
      var erasures = house.the(Erasures.class);
      var cancels = new AtomicBoolean();
      together(
          2,
          () -> {
            if (cancels.compareAndSet(false, true)) {
              return erasures.tell(person, new Signal.Cancel());
            }
            var hurried = erasures.tell(person, new Signal.Hurry(Instant.now()));
            house.work();
            return hurried;
          });
      boolean stays = house.the(Standings.class).of(person).orElseThrow() == Standing.ACTIVE;
      if (!stays) {
        house.workUntilErased(person);
      }
      assertThat(house.rowsOf(person).containsKey("content.messages")).isEqualTo(stays);
      assertThat(house.rowsOf(person).containsKey("keystore.subject_keys")).isEqualTo(stays);
    }
  }

  private static <T> List<T> together(int count, Callable<T> work) throws Exception {
    var start = new CyclicBarrier(count);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var under = new ArrayList<Future<T>>();
      for (int i = 0; i < count; i++) {
        under.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      var done = new ArrayList<T>();
      for (var each : under) {
        done.add(each.get());
      }
      return done;
    }
  }
}
