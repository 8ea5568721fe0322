package chat.parley.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.sql.Sql;
import chat.parley.db.sweep.SweptTable;
import chat.parley.db.sweep.TableSweeper;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.testkit.postgres.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Goal: every table that forgets keeps what is in time and forgets what is not. Method: a row of
/// each kind, a moment apart.
@Tag("real")
class TableSweeperTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final int MANY = 1_000;

  private final TableSweeper sweeper = DATABASE.bean(TableSweeper.class);
  private final Connection connection = connect();

  private static Connection connect() {
    try {
      return DATABASE.dataSource().getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  @BeforeEach
  void clear() {
    update(
        """
        TRUNCATE content.servers, ops.create_dedupe, ops.revocations, ops.outbox_events,
          content.send_dedupe, content.channel_log, identity.accounts CASCADE
        """);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @EnumSource
  void forgetsWhatOutlivedItsTimeAndKeepsTheRest(SweptTable table) {
    var border = NOW.minus(ageOfStamps(table));
    put(table, 1, border.minusSeconds(1));
    put(table, 2, border.minusSeconds(2));
    put(table, 3, border.plusSeconds(1));

    assertThat(sweeper.sweep(table, NOW, 1)).isEqualTo(1);
    assertThat(sweeper.sweep(table, NOW, MANY)).isEqualTo(1);

    assertThat(sweeper.sweep(table, NOW, MANY)).isZero();
    assertThat(count(table)).isEqualTo(1);
  }

  /// How long a row outlives the moment it carries: none where that is the moment it ends.
  private static Duration ageOfStamps(SweptTable table) {
    return switch (table) {
      case INVITES, CREATE_DEDUPE, SEND_DEDUPE, ACCESS_TOKENS, PASSWORD_RESETS, RECEIPT_CODES ->
          Duration.ZERO;
      case REVOCATIONS -> Duration.ofHours(1);
      case OUTBOX_EVENTS -> Duration.ofHours(24);
      case CHANNEL_LOG -> Duration.ofDays(7);
    };
  }

  @Test
  void forgetsAsAnotherInventorySays(@TempDir Path directory) throws IOException {
    put(SweptTable.CHANNEL_LOG, 1, NOW.minus(Duration.ofHours(2)));
    put(SweptTable.CHANNEL_LOG, 2, NOW.minus(Duration.ofMinutes(50)));
    put(SweptTable.CREATE_DEDUPE, 1, NOW.plus(Duration.ofHours(22)));
    put(SweptTable.CREATE_DEDUPE, 2, NOW.plus(Duration.ofHours(23)).plusSeconds(1));

    assertThat(sweeper.sweep(SweptTable.CHANNEL_LOG, NOW, MANY)).as("of the build").isZero();
    assertThat(sweeper.sweep(SweptTable.CREATE_DEDUPE, NOW, MANY)).isZero();
    try (var node = nodeWith(shortened(directory))) {
      var strict = node.getBean(TableSweeper.class);
      assertThat(strict.sweep(SweptTable.CHANNEL_LOG, NOW, MANY)).isEqualTo(1);
      assertThat(strict.sweep(SweptTable.CREATE_DEDUPE, NOW, MANY)).isEqualTo(1);
    }
  }

  private static ApplicationContext nodeWith(Path privacy) {
    return ApplicationContext.builder()
        .properties(DATABASE.properties())
        .properties(Map.of("parley.privacy-dir", privacy.toString()))
        .singletons(InstantSource.system(), DATABASE.rootKey())
        .start();
  }

  /// The inventory of the build, with an hour where it gives a day or a week.
  private static Path shortened(Path directory) throws IOException {
    var build = Path.of("../shared/src/main/resources/privacy");
    Files.createDirectories(directory.resolve("inventory"));
    try (var files = Files.walk(build)) {
      for (var file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Files.writeString(
            directory.resolve(build.relativize(file)),
            Files.readString(file)
                .replace("max: P7D", "max: PT1H")
                .replace("max: PT24H", "max: PT1H"));
      }
    }
    return directory;
  }

  @Test
  void forgetsInvitesThatAreUsedUpAndKeepsEndlessOnes() {
    putServer();
    putInvite(1, 5, 5, null);
    putInvite(2, 5, 4, null);
    putInvite(3, 0, 9, null);

    assertThat(sweeper.sweep(SweptTable.INVITES, NOW, MANY)).isEqualTo(1);
    assertThat(count(SweptTable.INVITES)).isEqualTo(2);
  }

  @Test
  void sweepsWhatTheInventoryTellsPeople() {
    var swept =
        Arrays.stream(SweptTable.values()).map(table -> "pg." + table.table() + ".").toList();

    assertThat(Inventory.load().records())
        .filteredOn(TableSweeperTest::isSweptColumn)
        .isNotEmpty()
        .allMatch(record -> swept.stream().anyMatch(record.id()::startsWith));
  }

  private static boolean isSweptColumn(InventoryRecord record) {
    return record.retention().sweep().filter("RetentionSweep"::equals).isPresent()
        && !record.id().contains(".index.");
  }

  private long count(SweptTable table) {
    return switch (table) {
      case INVITES -> count("SELECT count(*) FROM content.invites");
      case CREATE_DEDUPE -> count("SELECT count(*) FROM ops.create_dedupe");
      case REVOCATIONS -> count("SELECT count(*) FROM ops.revocations");
      case OUTBOX_EVENTS -> count("SELECT count(*) FROM ops.outbox_events");
      case SEND_DEDUPE -> count("SELECT count(*) FROM content.send_dedupe");
      case CHANNEL_LOG -> count("SELECT count(*) FROM content.channel_log");
      case ACCESS_TOKENS -> count("SELECT count(*) FROM identity.access_tokens");
      case PASSWORD_RESETS -> count("SELECT count(*) FROM identity.password_resets");
      case RECEIPT_CODES -> count("SELECT count(*) FROM ops.receipt_codes");
    };
  }

  private long count(String sql) {
    return Sql.one(connection, sql, row -> row.getLong("count"));
  }

  /// A row that carries the moment.
  private void put(SweptTable table, long id, Instant at) {
    switch (table) {
      case INVITES -> {
        putServer();
        putInvite(id, 0, 0, at);
      }
      case CREATE_DEDUPE ->
          update(
              "INSERT INTO ops.create_dedupe VALUES (?, 1, gen_random_uuid(), 1, '', ?)", id, at);
      case REVOCATIONS ->
          update(
              "INSERT INTO ops.revocations (kind, user_id, target_id, at) VALUES (1, ?, 1, ?)",
              id,
              at);
      case OUTBOX_EVENTS ->
          update(
              """
              INSERT INTO ops.outbox_events
                (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
              VALUES (content.first_message_id(?), 10, 0, 1, 1, 1, 1, ?)
              """,
              at,
              id);
      case SEND_DEDUPE ->
          update(
              """
              INSERT INTO content.send_dedupe
              VALUES (?, gen_random_uuid(), 1, NULL, '', ?)
              """,
              id,
              at);
      case CHANNEL_LOG ->
          update("INSERT INTO content.channel_log VALUES (1, ?, 1, 10, 1, ?)", id, at);
      case ACCESS_TOKENS -> {
        putSession(id, NOW.plusSeconds(60));
        update(
            "INSERT INTO identity.access_tokens VALUES (?, ?, ?)", new byte[] {(byte) id}, id, at);
      }
      case PASSWORD_RESETS -> {
        putAccount(id);
        update(
            "INSERT INTO identity.password_resets VALUES (?, ?, ?)",
            id,
            new byte[] {(byte) id},
            at);
      }
      case RECEIPT_CODES ->
          update(
              "INSERT INTO ops.receipt_codes VALUES (?, NULL, NULL, ?)",
              new byte[] {(byte) id},
              at);
    }
  }

  private void putServer() {
    update("INSERT INTO content.servers VALUES (1, 'Library', '', 1, 1, 0) ON CONFLICT DO NOTHING");
  }

  private void putInvite(long id, int usesMax, int uses, @Nullable Instant expiresAt) {
    update(
        "INSERT INTO content.invites VALUES (?, 1, 1, ?, ?, ?, ?, ?)",
        id,
        "code" + id,
        usesMax,
        uses,
        expiresAt,
        NOW);
  }

  private void putAccount(long id) {
    update(
        "INSERT INTO identity.accounts VALUES (?, '', ?, '', NULL, NULL, '', false, ?)",
        id,
        new byte[] {(byte) id},
        NOW);
  }

  private void putSession(long id, Instant expiresAt) {
    putAccount(id);
    update(
        "INSERT INTO identity.sessions VALUES (?, ?, '', 1, ?, 1, 1, '2026-11-21', ?, ?)",
        id,
        id,
        NOW,
        NOW,
        expiresAt);
  }

  private void update(String sql, @Nullable Object... parameters) {
    Sql.update(connection, sql, parameters);
  }
}
