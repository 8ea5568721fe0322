package chat.parley.worker.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.backup.Archive;
import chat.parley.adapters.backup.ArchiveName;
import chat.parley.adapters.backup.DamagedArchiveException;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.db.backup.Half;
import chat.parley.db.backup.RestoreFence;
import chat.parley.db.sql.LongConnections;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.domain.message.MessageStore;
import chat.parley.shared.inventory.Inventory;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.backup.BackupWriter.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what was backed up comes back, all of it and nothing else, and whoever was erased since
/// does not. Method: two databases and a key file; every table of the one is hashed and compared
/// with that of the other.
@Tag("real")
class RestoreTest {
  private static final UserId ANN = new UserId(11);
  private static final UserId BOB = new UserId(12);
  private static final ServerId SERVER = new ServerId(21);
  private static final ChannelId CHANNEL = new ChannelId(31);
  private static final int MESSAGES = 25;

  /// Nodes write here as long as they run; the fence is what the restore adds.
  private static final String NOT_COMPARED = "ops.node_leases|ops.restore_fence";

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-21T03:00:00Z");
  private final InstantSource clock = () -> now;
  private FileRootKey root;
  private TestDatabase source;
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    root = FileRootKey.openOrCreate(folder.resolve("root.key"), false);
    source = database(root);
    connection = source.bean(LongConnections.class).open();
    var seeds = new MessageSeeds(source);
    seeds.createChannel(CHANNEL);
    for (var person : List.of(ANN, BOB)) {
      source
          .bean(AccountStore.class)
          .create(Samples.account(person.value(), "person" + person.value()), Samples.HASH);
      for (int at = 0; at < MESSAGES; at++) {
        source.bean(MessageStore.class).append(seeds.draft(SERVER, CHANNEL, person, "words " + at));
      }
    }
    // A month that no migration makes a partition for.
    execute(connection, "SELECT content.ensure_message_partitions('2025-01-15', 0)");
    execute(
        connection,
        "INSERT INTO content.messages VALUES (content.first_message_id('2025-01-20'), 21, 31, 0,"
            + " 12, NULL, '\\x00')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    source.close();
  }

  @Test
  void bringsBackEveryTableAndWhatCountsItsRows() throws IOException {
    var before = hashes(connection);
    var archives = backUp();
    try (var copy = database(FileRootKey.open(folder.resolve("root.key")))) {
      restore(copy, archives.getFirst(), archives.getLast());
      try (var restored = copy.bean(LongConnections.class).open()) {
        assertThat(hashes(restored)).isEqualTo(before).hasSizeGreaterThan(20);
        assertThat(before.get("content.messages")).startsWith((2 * MESSAGES + 1) + " ");
        assertThat(lastValues(restored)).isEqualTo(lastValues(connection)).isNotEmpty();
        assertThat(profiles(copy)).containsExactlyInAnyOrder(ANN, BOB);
        assertThatThrownBy(() -> restore(copy, archives.getFirst(), archives.getLast()))
            .hasMessageContaining("in use");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Must show 4 (a).
  @Test
  void withTheKeystoreOfTodayWhoWasErasedStaysClosedAndIsFoundByTheLackOfKeys() throws IOException {
    var data = backUp().getFirst();
    source.bean(SubjectKeys.class).destroy(ANN);
    now = now.plus(Duration.ofDays(1));
    var keystore = backUp().getLast();
    try (var copy = database(root)) {
      restore(copy, data, keystore);
      assertThat(profiles(copy)).containsExactly(BOB);
      var fence = copy.bean(RestoreFence.class);
      assertThat(fence.isReady()).isFalse();
      assertThat(fence.erased(List.of())).containsExactly(ANN);
    }
  }

  /// Must show 4 (b), as far as the fence: that whoever is found is erased is the erasure's to
  /// show.
  @Test
  void withTheKeystoreOfThatDayTheFenceFindsWhomTheLedgerNames() throws IOException {
    var archives = backUp();
    var keys = keyIds(ANN);
    try (var copy = database(root)) {
      restore(copy, archives.getFirst(), archives.getLast());
      var fence = copy.bean(RestoreFence.class);
      assertThat(fence.isReady()).isFalse();
      assertThat(fence.find().orElseThrow())
          .isEqualTo(new RestoreFence.Raised(now, "0".repeat(64)));
      assertThat(fence.erased(List.of())).isEmpty();
      assertThat(fence.erased(keys.subList(0, 1))).containsExactly(ANN);
      fence.lower();
      assertThat(fence.isReady()).isTrue();
    }
  }

  @Test
  void keepsDataAndKeystoreApart() throws IOException {
    var archives = backUp();
    try (var data = Archive.open(archives.getFirst());
        var keystore = Archive.open(archives.getLast())) {
      assertThat(data.manifest().entries())
          .extracting(entry -> entry.name())
          .contains("tables/content.messages")
          .noneMatch(name -> name.contains("keystore") || name.endsWith(".key"));
      assertThat(keystore.manifest().entries())
          .extracting(entry -> entry.name())
          .contains("root.key", "tables/keystore.purpose_keys")
          .allMatch(name -> name.equals("root.key") || name.startsWith("tables/keystore."));
    }
  }

  @Test
  void letsOldArchivesGo() throws IOException {
    var first = backUp();
    now = now.plus(Duration.ofDays(7));
    assertThat(backUp()).allMatch(Files::exists);
    assertThat(first.getFirst()).exists();
    assertThat(first.getLast()).doesNotExist();
    now = now.plus(Duration.ofDays(28));
    backUp();
    assertThat(first.getFirst()).doesNotExist();
    assertThat(ArchiveName.latest(folder.resolve("data"), "data")).isPresent();
  }

  @Test
  void refusesWhatWasChangedWhatDoesNotFitAndWhatNobodyDeclared() throws Exception {
    var archives = backUp();
    now = now.plus(Duration.ofHours(1));
    var later = backUp();
    assertThatThrownBy(() -> open(later.getFirst(), archives.getLast()))
        .hasMessageContaining("older than the data");
    assertThatThrownBy(() -> open(archives.getLast(), archives.getFirst()))
        .hasMessageContaining("not of data");

    alter(archives.getFirst(), "tables/content.messages");
    assertThatThrownBy(() -> open(archives.getFirst(), archives.getLast()))
        .isInstanceOf(DamagedArchiveException.class);

    execute(connection, "CREATE TABLE content.nobodys (words text)");
    assertThatThrownBy(this::backUp).hasMessageContaining("pg.content.nobodys.words is not in");
    assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
  }

  /// Changes one bit of what a part holds: its bytes follow its name.
  private static void alter(Path archive, String part) throws IOException {
    var bytes = Files.readAllBytes(archive);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(part) + 2 * part.length();
    bytes[at] ^= 1;
    Files.write(archive, bytes);
  }

  private List<Path> backUp() throws IOException {
    return new BackupWriter(source.bean(Inventory.class), root, folder.resolve("receipts"), clock)
        .write(
            connection,
            List.of(
                new Target(Half.DATA, folder.resolve("data")),
                new Target(Half.KEYSTORE, folder.resolve("keystore"))));
  }

  private static void open(Path data, Path keystore) throws IOException {
    try (var first = Archive.open(data);
        var second = Archive.open(keystore)) {
      var _ = Restore.of(first, second);
    }
  }

  private void restore(TestDatabase target, Path data, Path keystore) throws IOException {
    try (var first = Archive.open(data);
        var second = Archive.open(keystore);
        var filled = target.bean(LongConnections.class).open()) {
      Restore.of(first, second).fill(filled, target.bean(Inventory.class), clock);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// Whose profiles can be read.
  private static List<UserId> profiles(TestDatabase database) {
    return List.copyOf(database.bean(Profiles.class).find(List.of(ANN, BOB)).keySet());
  }

  private List<Long> keyIds(UserId person) {
    return rows(
            connection,
            "SELECT key_id FROM keystore.purpose_keys WHERE user_id = " + person.value())
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /// The number of rows and a hash of them, by table.
  private static Map<String, String> hashes(Connection database) {
    var hashes = new TreeMap<String, String>();
    for (var table :
        rows(
            database,
            """
            SELECT relnamespace::regnamespace || '.' || relname FROM pg_class
            WHERE relkind IN ('r', 'p') AND NOT relispartition
              AND relnamespace::regnamespace::text IN ('identity', 'content', 'keystore', 'ops')
            """)) {
      if (!table.matches(NOT_COMPARED)) {
        hashes.put(
            table,
            rows(
                    database,
                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY"
                        + " t::text)), '') FROM "
                        + table
                        + " t")
                .getFirst());
      }
    }
    return hashes;
  }

  private static List<String> lastValues(Connection database) {
    return rows(
        database,
        "SELECT sequencename || ' ' || last_value FROM pg_sequences WHERE last_value IS NOT NULL"
            + " ORDER BY 1");
  }

  private static List<String> rows(Connection database, String sql) {
    return Sql.list(database, sql, row -> row.getString(1));
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static TestDatabase database(FileRootKey root) {
    return TestDatabase.node(
        settings -> {
          settings.put("parley.worker.enabled", false);
          return settings;
        },
        root);
  }
}
