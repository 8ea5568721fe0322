package chat.parley.testkit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.Store;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSchemaTest {
  private TestDatabase database;

  @BeforeAll
  void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void everyColumnAndIndexIsDeclaredAndEveryRecordExists() throws SQLException {
    assertThat(LiveSchema.places(database.dataSource())).isEqualTo(declared());
  }

  @Test
  void aColumnThatNobodyDeclaredIsFound() throws SQLException {
    try (var planted = TestDatabase.fresh()) {
      try (var connection = planted.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("ALTER TABLE identity.accounts ADD COLUMN last_ip inet");
        statement.execute("CREATE INDEX accounts_by_ip ON identity.accounts (last_ip)");
        statement.execute(
            "CREATE MATERIALIZED VIEW ops.peek AS SELECT user_id FROM content.members");
      }
      var places = LiveSchema.places(planted.dataSource());
      places.removeAll(declared());
      assertThat(places)
          .containsExactly(
              "pg.identity.accounts.last_ip",
              "pg.identity.index.accounts_by_ip",
              "pg.ops.peek.user_id");
    }
  }

  private static SortedSet<String> declared() {
    var inventory = Inventory.load();
    var declared = new TreeSet<String>(inventory.ids(Store.PG));
    declared.addAll(inventory.ids(Store.KEYSTORE));
    return declared;
  }
}
