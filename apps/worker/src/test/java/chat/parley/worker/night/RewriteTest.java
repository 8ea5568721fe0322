package chat.parley.worker.night;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.residue.RawSearch;
import chat.parley.db.residue.Rewrite;
import chat.parley.db.sql.LongConnections;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageStore;
import chat.parley.testkit.canary.Canary;
import chat.parley.testkit.canary.CanaryScan;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: a deleted row leaves no byte, not even where only one was deleted. Method: look for the
/// beginning of a ciphertext in every file of a real server, before and after.
@Tag("real")
class RewriteTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long BYTES_MAX = 1L << 30;
  private static final int SAMPLE_BYTES = 40;
  private static final int MESSAGES = 200;

  private final TestDatabase database =
      TestDatabase.node(
          settings -> {
            settings.put("parley.worker.enabled", false);
            return settings;
          });

  private final MessageSeeds seeds = new MessageSeeds(database);
  private final Rewrite rewrite = new Rewrite();
  private Connection connection;

  @BeforeEach
  void connect() {
    connection = database.bean(LongConnections.class).open();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void takesTheBytesOfOneDeletedMessageOutOfTablesIndexesAndWal() throws Exception {
    var store = database.bean(MessageStore.class);
    var channel = seeds.newChannel();
    var author = seeds.newAuthor();
    var sent = write(store, channel, author, MESSAGES);
    var deleted = sample(sent.get(MESSAGES / 2));
    var kept = sample(sent.getFirst());
    execute("CHECKPOINT");
    assertThat(places(deleted)).anyMatch(place -> place.contains("base/"));
    assertThat(places(deleted)).anyMatch(place -> place.contains("pg_wal/"));

    store.delete(sent.get(MESSAGES / 2), new EventId(seeds.ids().next()));
    execute("VACUUM content.messages");
    execute("CHECKPOINT");
    assertThat(places(deleted)).as("deleting does not do it").isNotEmpty();

    assertThat(rewrite.run(connection, true, NOW).postponed()).isZero();

    assertThat(places(deleted)).isEmpty();
    assertThat(places(kept)).anyMatch(place -> place.contains("base/"));
  }

  @Test
  void searchesForWhatKeysThatAreGoneHadSealed() throws Exception {
    var store = database.bean(MessageStore.class);
    var channel = seeds.newChannel();
    var gone = seeds.newAuthor();
    var here = seeds.newAuthor();
    write(store, channel, gone, MESSAGES);
    write(store, channel, here, 1);
    execute("CHECKPOINT");
    var keys =
        Sql.list(
            connection,
            "SELECT key_id FROM keystore.purpose_keys WHERE user_id = ?",
            row -> row.getLong("key_id"),
            gone.value());
    var search = new RawSearch();
    assertThat(search.run(connection, keys, BYTES_MAX).hits()).isGreaterThanOrEqualTo(MESSAGES);

    Sql.update(connection, "DELETE FROM content.messages WHERE author_id = ?", gone.value());
    rewrite.run(connection, true, NOW);

    var found = search.run(connection, keys, BYTES_MAX);
    assertThat(found.hits()).isZero();
    assertThat(found.bytes()).isGreaterThan(1024 * 1024);
  }

  @Test
  void leavesATableInUseForTheNextNightAndDoesOnlyWhatIsNeeded() throws Exception {
    assertThat(rewrite.run(connection, true, NOW).postponed()).isZero();
    assertThat(rewrite.run(connection, false, NOW).rewritten()).isZero();
    try (var reader = database.bean(LongConnections.class).open()) {
      reader.setAutoCommit(false);
      try (var statement = reader.createStatement()) {
        statement.execute("SELECT count(*) FROM identity.accounts");
        assertThat(rewrite.run(connection, true, NOW).postponed()).isEqualTo(1);
      }
      reader.rollback();
    }
  }

  private List<Message> write(MessageStore store, ChannelId channel, UserId author, int count) {
    var sent = new ArrayList<Message>();
    for (int at = 0; at < count; at++) {
      var draft = seeds.draft(new ServerId(1), channel, author, "words of message " + at);
      sent.add(((Appended.Stored) store.append(draft)).message());
    }
    return sent;
  }

  private Canary sample(Message message) {
    var body =
        Sql.one(
            connection,
            "SELECT body FROM content.messages WHERE id = ?",
            row -> row.getBytes("body"),
            message.id().value());
    return Canary.ofBytes("message", Arrays.copyOf(body, SAMPLE_BYTES));
  }

  /// In the files of this database and in WAL; other tests have databases of their own here.
  private List<String> places(Canary canary) throws IOException {
    var scan = new CanaryScan(List.of(canary));
    var oid =
        Sql.one(
            connection,
            "SELECT oid FROM pg_database WHERE datname = current_database()",
            row -> row.getString("oid"));
    for (var folder : List.of("base/" + oid, "global", "pg_wal")) {
      var below = TestDatabase.serverDirectory().resolve("data").resolve(folder);
      try (var files = Files.walk(below)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          scan.file(folder + "/" + file.getFileName(), file);
        }
      }
    }
    return scan.hits().keySet().stream().map(CanaryScan.Hit::place).toList();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
