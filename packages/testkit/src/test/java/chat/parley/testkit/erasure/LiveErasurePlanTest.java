package chat.parley.testkit.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.db.erasure.DeclaredPlaces;
import chat.parley.db.erasure.DeclaredPlan;
import chat.parley.db.inventory.LiveSchema;
import chat.parley.domain.erasure.ErasurePlan;
import chat.parley.domain.erasure.ErasurePlan.Kind;
import chat.parley.domain.erasure.ErasurePlan.Step;
import chat.parley.shared.inventory.Inventory;
import chat.parley.testkit.inventory.PlantedInventory;
import chat.parley.testkit.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what is declared is erased, all of it and nothing else, without a line of code for it.
/// Method: tables planted beside the real ones are declared in an inventory of their own; the plan
/// that follows is run against a real database for one of two people.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveErasurePlanTest {
  private static final long ADA = 1;
  private static final long BOB = 2;
  private static final int BATCH_ROWS = 3;

  private static final List<String> PLANTED =
      List.of(
          "CREATE TABLE content.direct_messages (id bigint, sender_id bigint, body bytea,"
              + " PRIMARY KEY (id)) PARTITION BY RANGE (id)",
          "CREATE TABLE content.direct_messages_1 PARTITION OF content.direct_messages"
              + " FOR VALUES FROM (0) TO (100)",
          "CREATE TABLE content.direct_messages_2 PARTITION OF content.direct_messages"
              + " FOR VALUES FROM (100) TO (200)",
          "CREATE TABLE content.stored_files (id bigint PRIMARY KEY, message_id bigint NOT NULL"
              + " REFERENCES content.direct_messages, file_name text)",
          "CREATE TABLE content.file_notes (reviewer_id bigint, note text)");

  private static final String DECLARED =
      """
      defaults:
        store: pg
        category: user.content.private
        subject: sender_id
        purpose: messaging.delivery
        basis: 6.1.b
        retention: {rule: until_deleted}
        at_rest: {enc: none}
        erasure: {action: delete, step: 50, verify: [logical_query]}
        export: {include: true, section: direct_messages}
        reviewed: {by: privacy-owner, on: 2026-11-21, expires: 2027-11-21}
      groups:
        - about: Planted messages between two people.
          records:
            - id: pg.content.direct_messages.id
            - id: pg.content.direct_messages.sender_id
            - id: pg.content.direct_messages.body
        - about: Planted files, which lead to their person through the message.
          defaults:
            subject: message_id -> content.direct_messages(id).sender_id
          records:
            - id: pg.content.stored_files.id
            - id: pg.content.stored_files.message_id
            - id: pg.content.stored_files.file_name
        - about: Planted notes that outlive their writer.
          defaults:
            subject: reviewer_id
          records:
            - id: pg.content.file_notes.reviewer_id
              erasure: {action: detach, step: 50, verify: [logical_query]}
            - id: pg.content.file_notes.note
              erasure: {action: null_out, step: 50, verify: [logical_query]}
      """;

  @TempDir static Path privacy;
  private TestDatabase database;
  private ErasurePlan plan;

  @BeforeAll
  void plant() throws SQLException {
    database = TestDatabase.fresh();
    PlantedInventory.in(privacy, DECLARED);
    try (var connection = database.dataSource().getConnection()) {
      for (var statement : PLANTED) {
        execute(connection, statement);
      }
    }
    try (var connection = database.dataSource().getConnection()) {
      plan =
          ErasurePlan.of(
              DeclaredPlaces.of(Inventory.load(privacy)), LiveSchema.references(connection));
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void everyStatementFitsTheLiveDatabase() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      for (var step : plan.steps()) {
        run(connection, step, 99);
        assertThat(left(connection, step, 99)).as(step.table()).isZero();
      }
    }
    assertThat(plan.steps()).hasSizeGreaterThan(14);
  }

  @Test
  void refusesAnIndexThatIsDeclaredToFareOtherwiseThanItsRows(@TempDir Path other)
      throws SQLException {
    var otherwise =
        PlantedInventory.in(
            other,
            DECLARED
                + """
                        - id: pg.content.index.stored_files_pkey
                          subject: message_id -> content.direct_messages(id).sender_id
                          erasure: {action: detach, step: 50, verify: [logical_query]}
                          export: {include: false, reason: An index.}
                  """);
    var inventory = Inventory.load(otherwise);
    try (var connection = database.dataSource().getConnection()) {
      assertThatThrownBy(() -> DeclaredPlan.everything(inventory, connection))
          .isInstanceOf(ErasurePlan.ContradictionException.class)
          .hasMessageContaining("stored_files_pkey: an index fares as its rows do");
    }
  }

  @Test
  void erasesADeclaredTableWholeAndNothingElse() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      for (long person : new long[] {ADA, BOB}) {
        put(connection, person);
      }
      assertThat(counts(connection, BOB)).isEqualTo(counts(connection, ADA));
      var before = counts(connection, BOB);

      for (var step : plan.steps()) {
        run(connection, step, ADA);
      }

      for (var step : plan.steps()) {
        assertThat(left(connection, step, ADA)).as(step.table()).isZero();
      }
      assertThat(counts(connection, ADA)).containsOnly(0L);
      assertThat(counts(connection, BOB)).isEqualTo(before);
      assertThat(one(connection, "SELECT count(*) FROM content.stored_files")).isEqualTo(10);
      assertThat(
              one(
                  connection,
                  "SELECT count(*) FROM content.file_notes WHERE reviewer_id = 0 AND note IS NULL"))
          .isEqualTo(1);
    }
  }

  private static void put(Connection connection, long person) throws SQLException {
    execute(connection, "INSERT INTO keystore.subject_keys VALUES (" + person + ", 1, '')");
    execute(
        connection,
        "INSERT INTO identity.accounts VALUES (%1$d, '', '\\x0%1$d', '', NULL, NULL, '', false, now())"
            .formatted(person));
    execute(
        connection,
        """
        INSERT INTO identity.sessions
        VALUES (%1$d, %1$d, '', 1, now(), 1, 1, '2026-11-21', now(), now())\
        """
            .formatted(person));
    execute(
        connection,
        "INSERT INTO identity.access_tokens VALUES ('\\x0%1$d', %1$d, now())".formatted(person));
    // More than a batch, on both sides of a partition's bound, interleaved.
    execute(
        connection,
        "INSERT INTO content.direct_messages SELECT 80 + 4 * n + %1$d, %1$d, 'words' FROM generate_series(1, 10) n"
            .formatted(person));
    execute(
        connection,
        "INSERT INTO content.stored_files SELECT id, id, 'name' FROM content.direct_messages WHERE"
            + " sender_id = "
            + person);
    execute(connection, "INSERT INTO content.file_notes VALUES (" + person + ", 'seen')");
  }

  /// Rows by which a person is found, table by table.
  private static List<Long> counts(Connection connection, long person) throws SQLException {
    return List.of(
        one(connection, "SELECT count(*) FROM content.direct_messages WHERE sender_id = " + person),
        one(connection, "SELECT count(*) FROM content.file_notes WHERE reviewer_id = " + person),
        one(connection, "SELECT count(*) FROM identity.accounts WHERE user_id = " + person),
        one(connection, "SELECT count(*) FROM identity.access_tokens WHERE session_id = " + person),
        one(connection, "SELECT count(*) FROM keystore.subject_keys WHERE user_id = " + person));
  }

  private static void run(Connection connection, Step step, long person) throws SQLException {
    if (step.kind() == Kind.KEEP) {
      return;
    }
    try (var statement = connection.prepareStatement(step.sql())) {
      for (int at = 1; at <= step.people(); at++) {
        statement.setLong(at, person);
      }
      if (step.kind() == Kind.DELETE) {
        statement.setInt(step.people() + 1, BATCH_ROWS);
      }
      while (statement.executeUpdate() > 0) {
        // batch after batch
      }
    }
  }

  private static long left(Connection connection, Step step, long person) throws SQLException {
    if (step.kind() == Kind.KEEP) {
      return 0;
    }
    try (var statement = connection.prepareStatement(step.verify())) {
      statement.setLong(1, person);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static long one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
