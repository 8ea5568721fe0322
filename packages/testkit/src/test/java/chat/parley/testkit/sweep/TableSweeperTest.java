package chat.parley.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.sql.Sql;
import chat.parley.db.sweep.SweptTable;
import chat.parley.db.sweep.TableSweeper;
import chat.parley.testkit.inventory.PlantedInventory;
import chat.parley.testkit.postgres.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
          content.send_dedupe, content.channel_log, ops.looks, ops.legal_holds,
          identity.accounts, identity.released_usernames CASCADE
        """);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  static List<String> tables() {
    return DATABASE.bean(TableSweeper.class).tables().stream().map(SweptTable::name).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void forgetsWhatOutlivedItsTimeAndKeepsTheRest(String table) {
    var border = NOW.minus(ageOfStamps(table));
    put(table, 1, border.minusSeconds(1));
    put(table, 2, border.minusSeconds(2));
    put(table, 3, border.plusSeconds(1));

    assertThat(sweep(sweeper, table, NOW, 1)).isEqualTo(1);
    assertThat(sweep(sweeper, table, NOW, MANY)).isEqualTo(1);

    assertThat(sweep(sweeper, table, NOW, MANY)).isZero();
    assertThat(count(table)).isEqualTo(1);
  }

  /// How long a row outlives the moment it carries: none where that is the moment it ends.
  private static Duration ageOfStamps(String table) {
    return switch (table) {
      case "content.invites",
          "ops.create_dedupe",
          "content.send_dedupe",
          "identity.access_tokens",
          "identity.password_resets",
          "ops.receipt_codes",
          "ops.exports" ->
          Duration.ZERO;
      case "ops.revocations" -> Duration.ofHours(1);
      case "ops.outbox_events" -> Duration.ofHours(24);
      case "content.channel_log" -> Duration.ofDays(7);
      case "ops.looks",
          "ops.legal_holds",
          "content.third_party_requests",
          "identity.released_usernames" ->
          Duration.ofDays(365);
      default -> throw new IllegalArgumentException(table + " has no row here yet");
    };
  }

  @Test
  void forgetsAsAnotherInventorySays(@TempDir Path directory) {
    put("content.channel_log", 1, NOW.minus(Duration.ofHours(2)));
    put("content.channel_log", 2, NOW.minus(Duration.ofMinutes(50)));
    put("ops.create_dedupe", 1, NOW.plus(Duration.ofHours(22)));
    put("ops.create_dedupe", 2, NOW.plus(Duration.ofHours(23)).plusSeconds(1));

    assertThat(sweep(sweeper, "content.channel_log", NOW, MANY)).as("of the build").isZero();
    assertThat(sweep(sweeper, "ops.create_dedupe", NOW, MANY)).isZero();
    try (var node = nodeWith(shortened(directory, ""))) {
      var strict = node.getBean(TableSweeper.class);
      assertThat(sweep(strict, "content.channel_log", NOW, MANY)).isEqualTo(1);
      assertThat(sweep(strict, "ops.create_dedupe", NOW, MANY)).isEqualTo(1);
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
  private static Path shortened(Path directory, String planted) {
    return PlantedInventory.in(
        directory,
        text -> text.replace("max: P7D", "max: PT1H").replace("max: PT24H", "max: PT1H"),
        planted);
  }

  @Test
  void forgetsInvitesThatAreUsedUpAndKeepsEndlessOnes() {
    putServer();
    putInvite(1, 5, 5, null);
    putInvite(2, 5, 4, null);
    putInvite(3, 0, 9, null);

    assertThat(sweep(sweeper, "content.invites", NOW, MANY)).isEqualTo(1);
    assertThat(count("content.invites")).isEqualTo(2);
  }

  /// A declaration is all that a new table needs.
  @Test
  void sweepsATableThatWasOnlyDeclared(@TempDir Path directory) {
    update("CREATE TABLE ops.planted (id bigint PRIMARY KEY, day date NOT NULL)");
    update("INSERT INTO ops.planted VALUES (1, '2026-11-13'), (2, '2026-11-15')");
    var privacy =
        shortened(
            directory,
            """
        defaults:
          store: pg
          category: system.operations
          subject: none
          purpose: service.operation
          basis: 6.1.f
          at_rest: {enc: none}
          retention: {rule: fixed, max: P7D, since: day, sweep: RetentionSweep}
          reviewed: {by: privacy-owner, on: 2026-11-21, expires: 2027-11-21}
        groups:
          - about: Planted.
            defaults: {}
            records:
              - id: pg.ops.planted.id
              - id: pg.ops.planted.day
        """);
    try (var node = nodeWith(privacy)) {
      assertThat(sweep(node.getBean(TableSweeper.class), "ops.planted", NOW, MANY)).isEqualTo(1);
      assertThat(count("ops.planted")).isEqualTo(1);
    } finally {
      update("DROP TABLE ops.planted");
    }
  }

  private long count(String table) {
    return Sql.one(connection, "SELECT count(*) FROM " + table, row -> row.getLong("count"));
  }

  private static int sweep(TableSweeper sweeper, String table, Instant now, int rowsMax) {
    return sweeper.tables().stream()
        .filter(each -> each.name().equals(table))
        .mapToInt(each -> sweeper.sweep(each, now, rowsMax))
        .sum();
  }

  /// A row that carries the moment.
  private void put(String table, long id, Instant at) {
    switch (table) {
      case "content.invites" -> {
        putServer();
        putInvite(id, 0, 0, at);
      }
      case "ops.create_dedupe" ->
          update(
              "INSERT INTO ops.create_dedupe VALUES (?, 1, gen_random_uuid(), 1, '', ?)", id, at);
      case "ops.revocations" ->
          update(
              "INSERT INTO ops.revocations (kind, user_id, target_id, at) VALUES (1, ?, 1, ?)",
              id,
              at);
      case "ops.outbox_events" ->
          update(
              """
              INSERT INTO ops.outbox_events
                (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
              VALUES (content.first_message_id(?), 10, 0, 1, 1, 1, 1, ?)
              """,
              at,
              id);
      case "content.send_dedupe" ->
          update(
              """
              INSERT INTO content.send_dedupe
              VALUES (?, gen_random_uuid(), 1, NULL, '', ?)
              """,
              id,
              at);
      case "content.channel_log" ->
          update("INSERT INTO content.channel_log VALUES (1, ?, 1, 10, 1, ?)", id, at);
      case "identity.access_tokens" -> {
        putSession(id, NOW.plusSeconds(60));
        update("INSERT INTO identity.access_tokens VALUES (?, ?, ?)", bytes(id), id, at);
      }
      case "identity.password_resets" -> {
        putAccount(id);
        update(
            "INSERT INTO identity.password_resets VALUES (?, ?, ?)",
            id,
            new byte[] {(byte) id},
            at);
      }
      case "ops.receipt_codes" ->
          update("INSERT INTO ops.receipt_codes VALUES (?, NULL, NULL, ?)", bytes(id), at);
      case "identity.released_usernames" ->
          update("INSERT INTO identity.released_usernames VALUES (?, NULL, ?)", bytes(id), at);
      case "ops.looks" -> update("INSERT INTO ops.looks VALUES (?, 1, 1, 1, '', ?)", id, at);
      case "ops.legal_holds" ->
          update(
              "INSERT INTO ops.legal_holds VALUES (?, 1, 'case', 'why', 1, 2, ?, ?, ?, true)",
              id,
              at,
              at,
              at);
      case "content.third_party_requests" -> {
        putServer();
        update(
            "INSERT INTO content.third_party_requests VALUES (?, 1, 1, 1, ?, '', ?)", id, id, at);
      }
      case "ops.exports" -> putExport(id, at);
      default -> throw new IllegalArgumentException(table + " has no row here yet");
    }
  }

  private void putExport(long id, Instant at) {
    putAccount(id);
    update(
        """
        INSERT INTO ops.exports
          (id, user_id, state, requested_at, expires_at, stem, file_key, lease_until)
        VALUES (?, ?, 1, ?, ?, gen_random_uuid()::text, '', ?)
        """,
        id,
        id,
        at,
        at,
        at);
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
        bytes(id),
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

  private static byte[] bytes(long id) {
    return new byte[] {(byte) id};
  }

  private void update(String sql, @Nullable Object... parameters) {
    Sql.update(connection, sql, parameters);
  }
}
