package chat.parley.worker.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.backup.ArchiveName;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.key.HeldEpochs;
import chat.parley.db.key.KeyEpochs;
import chat.parley.db.night.NightShift;
import chat.parley.db.sql.LongConnections;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.shared.inventory.Inventory;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.backup.BackupWriter;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a new epoch loses nobody's keys and leaves nothing of the old one, whatever happens on the
/// way. Method: a real database, a real key file, and a process that dies at every use of it.
@Tag("real")
class KeyRotationTest {
  private static final List<UserId> PEOPLE = List.of(new UserId(1), new UserId(2), new UserId(3));
  private static final byte[] WORDS = "words of a person".getBytes(StandardCharsets.UTF_8);
  private static final int ROTATIONS_UNDER_LOAD = 8;

  @TempDir Path folder;
  private final Instant now = Instant.parse("2026-11-21T03:00:00Z");
  private BrittleRootKey root;
  private TestDatabase database;
  private KeyRotation rotation;
  private Connection connection;

  @BeforeEach
  void open() {
    root = new BrittleRootKey(FileRootKey.openOrCreate(file(), false));
    database = TestDatabase.node(KeyRotationTest::withoutRelay, root);
    rotation = rotation(InstantSource.fixed(now));
    connection = database.bean(LongConnections.class).open();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void opensEverythingUnderTheNewEpochAndNothingUnderTheOld() throws IOException {
    var written = write(PEOPLE);
    var before = Files.readAllBytes(file());

    rotation.run(connection);

    assertSoundAt(2, written);
    assertThat(root.held()).containsExactly(2);
    assertThat(epochs().destroyed(connection, 1))
        .contains(new KeyEpochs.Destroyed(1, now, now.plus(Duration.ofDays(7))));
    assertThatThrownBy(() -> root.unwrap(1, new byte[60], new byte[0]))
        .hasMessageContaining("epoch 1 is gone");
    assertThat(Files.readAllBytes(file())).isNotEqualTo(before);
    assertThat(root.mac("index", WORDS)).isEqualTo(FileRootKey.ofCopy(before).mac("index", WORDS));
  }

  @Test
  void goesOnWhereverItWasCutOff() {
    int epoch = 1;
    var written = write(PEOPLE);
    for (boolean afterwards : new boolean[] {false, true}) {
      int uses = 0;
      for (boolean died = true; died; uses++) {
        root.dieAfter(uses, afterwards);
        died = dies();
        root.live();
        if (died) {
          assertThat(rotation.isUnfinished(connection)).isTrue();
          assertReadable(written);
          rotation.run(connection);
        }
        epoch++;
        assertSoundAt(epoch, written);
      }
      assertThat(uses)
          .as("begin, three keys, the backup, the end")
          .isEqualTo(2 + PEOPLE.size() + 2);
    }
  }

  private boolean dies() {
    try {
      rotation.run(connection);
      return false;
    } catch (BrittleRootKey.Died e) {
      return true;
    }
  }

  @Test
  void makesNoKeyAnewThatWasLost() throws IOException {
    write(PEOPLE);
    var stale = Files.readAllBytes(file());
    root.dieAfter(PEOPLE.size() + 1, false);
    assertThat(dies()).isTrue();
    root.live();
    Files.delete(file());
    FileRootKey.restore(file(), stale);

    assertThatThrownBy(() -> rotation.run(connection)).hasMessageContaining("lacks an epoch");
    assertThat(database.bean(HeldEpochs.class).missing()).containsExactly(2);
    assertThat(database.bean(HeldEpochs.class).isReady()).isFalse();
  }

  @Test
  void letsPeopleSignUpWriteAndReadMeanwhileOnEveryNode() throws Exception {
    var ids = new AtomicLong(1_000);
    var over = new AtomicBoolean();
    try (var other = otherNode();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var traffic = new ArrayList<Future<Map<UserId, byte[]>>>();
      for (var node : List.of(database.context(), other, database.context(), other)) {
        traffic.add(threads.submit(traffic(node, ids, over)));
      }
      for (int turn = 0; turn < ROTATIONS_UNDER_LOAD; turn++) {
        rotation.run(connection);
      }
      over.set(true);
      var written = new HashMap<UserId, byte[]>();
      for (var one : traffic) {
        written.putAll(one.get());
      }
      assertThat(written).hasSizeGreaterThan(ROTATIONS_UNDER_LOAD);
      assertSoundAt(1 + ROTATIONS_UNDER_LOAD, written);
    }
  }

  /// Signs up people and reads what they wrote, with a cache that knows nothing yet.
  private static Callable<Map<UserId, byte[]>> traffic(
      ApplicationContext node, AtomicLong ids, AtomicBoolean over) {
    var keys = node.getBean(SubjectKeys.class);
    var cipher = node.getBean(FieldCipher.class);
    return () -> {
      var written = new HashMap<UserId, byte[]>();
      while (!over.get()) {
        var person = new UserId(ids.incrementAndGet());
        keys.create(person);
        var ciphertext = cipher.encrypt(FieldId.MESSAGE_BODY, person, 1, 1, WORDS);
        written.put(person, ciphertext);
        cipher.forget(person);
        assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, person, 1, 1, ciphertext)).contains(WORDS);
      }
      return written;
    };
  }

  @Test
  void isDoneByOneNodeAtATime() {
    var shift = database.bean(NightShift.class);
    var nested = new ArrayList<Boolean>();
    boolean first = shift.run(_ -> nested.add(shift.run(_ -> {})));
    assertThat(first).isTrue();
    assertThat(nested).containsExactly(false);
    assertThat(shift.run(_ -> {})).isTrue();
  }

  @Test
  void comesAtItsHourOrWhenADayIsNearlyOver() {
    var hours = new NightHours(3);
    assertThat(hours.isDue(now, now.plus(Duration.ofHours(24)))).isTrue();
    assertThat(hours.isDue(now, now.plus(Duration.ofMinutes(30)))).isFalse();
    assertThat(hours.isDue(now.minus(Duration.ofHours(5)), now.plus(Duration.ofHours(12))))
        .isFalse();
    assertThat(hours.isDue(now, now.plus(Duration.ofHours(23)))).isTrue();
  }

  private Map<UserId, byte[]> write(List<UserId> people) {
    var cipher = database.bean(FieldCipher.class);
    var written = new HashMap<UserId, byte[]>();
    for (var person : people) {
      database.bean(SubjectKeys.class).create(person);
      written.put(person, cipher.encrypt(FieldId.MESSAGE_BODY, person, 1, 1, WORDS));
    }
    return written;
  }

  private void assertSoundAt(int epoch, Map<UserId, byte[]> written) {
    assertThat(rotation.isUnfinished(connection)).isFalse();
    assertThat(rotation.latest(connection).epoch()).isEqualTo(epoch);
    assertThat(FileRootKey.open(file()).held()).containsExactly(epoch);
    assertReadable(written);
    try (var otherNode = otherNode()) {
      var cipher = otherNode.getBean(FieldCipher.class);
      written.forEach(
          (person, ciphertext) ->
              assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, person, 1, 1, ciphertext))
                  .contains(WORDS));
    }
    assertThat(latestBackup()).isNotEmpty();
  }

  private void assertReadable(Map<UserId, byte[]> written) {
    var cipher = database.bean(FieldCipher.class);
    written.forEach(
        (person, ciphertext) -> {
          cipher.forget(person);
          assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, person, 1, 1, ciphertext))
              .contains(WORDS);
        });
  }

  private Optional<Path> latestBackup() {
    try {
      return ArchiveName.latest(backups(), "keystore");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another process with the same database and the same key file.
  private ApplicationContext otherNode() {
    var context =
        ApplicationContext.builder()
            .properties(withoutRelay(database.properties()))
            .singletons(FileRootKey.open(file()))
            .build();
    return context.registerSingleton(InstantSource.class, InstantSource.system()).start();
  }

  private static Map<String, Object> withoutRelay(Map<String, Object> settings) {
    settings.put("parley.worker.enabled", false);
    return settings;
  }

  private KeyRotation rotation(InstantSource clock) {
    var inventory = database.bean(Inventory.class);
    return new KeyRotation(
        epochs(),
        root,
        new BackupWriter(inventory, root, folder.resolve("receipts"), clock),
        backups(),
        inventory,
        clock);
  }

  private KeyEpochs epochs() {
    return database.bean(KeyEpochs.class);
  }

  private Path file() {
    return folder.resolve("root.key");
  }

  private Path backups() {
    return folder.resolve("keystore-backups");
  }
}
