package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static chat.parley.testkit.canary.CanaryScan.canary;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.testkit.canary.CanaryScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is personal is in no file of a node in the clear. Method: use words that occur nowhere
/// else as names, address, password and messages, in requests that succeed and in such that fail;
/// have everything written to disk; and look for the words in every byte below the data folder:
/// heap, indexes, WAL, PostgreSQL's log, and all that the node said. A decoy that is left in each
/// of these places proves that the search would have found them.
@Tag("real")
class NothingIsLeftTest {
  @TempDir Path data;

  private final String username = canary();
  private final String displayName = canary();
  private final String email = canary();
  private final String says = canary();
  private final String corrects = canary();
  private final String refused = canary();
  private final String password = canary();
  private final String decoy = canary();

  @Test
  void ofWhatPeopleAreAndSayInTheClear() throws Exception {
    try (var node = NodeProcess.up(data, NodeProcess.freePort(), "--demo-limits")) {
      Journey.play(
          node.origin(),
          new Journey.Guest(username, displayName, email + "@example.org", says, corrects));
      fail(node);
      leaveADecoy();
    }

    var canaries = List.of(username, displayName, email, says, corrects, refused, password, decoy);
    var found = CanaryScan.find(data, canaries);

    assertThat(found).containsOnlyKeys(decoy);
    assertThat(found.get(decoy))
        .as("the search finds what is there")
        .anyMatch(place -> place.startsWith("postgres/data/base/"))
        .anyMatch(place -> place.startsWith("postgres/data/pg_wal/"))
        .contains("postgres/server.log as PLAIN", NodeProcess.LOG + " as PLAIN");
  }

  /// Errors are where words slip out: of a constraint, a parser, a log line.
  private void fail(NodeProcess node) {
    try (var someone = new Visitor(node.origin())) {
      someone.signUp("someone");
      var taken = json("email", email.toUpperCase(Locale.ROOT) + "@EXAMPLE.org");
      assertThat(someone.call("PATCH", "/api/v1/users/@me", taken).code()).isEqualTo("EMAIL_TAKEN");
      var again = json("username", username, "password", password);
      again.addProperty("ofAge", true);
      assertThat(someone.call("POST", "/api/v1/accounts", again).code())
          .isEqualTo("USERNAME_TAKEN");
      assertThat(someone.logIn(username, password).code()).isEqualTo("WRONG_CREDENTIALS");
      assertThat(someone.logIn(refused, refused).code()).isEqualTo("WRONG_CREDENTIALS");
      assertThat(someone.get("/api/v1/invites/" + refused).status()).isEqualTo(404);
      assertThat(someone.page("/" + refused + "?" + refused).statusCode()).isEqualTo(200);
      assertThat(someone.call("PUT", "/api/v1/users/@me", json("email", refused)).status())
          .isEqualTo(405);
      var broken = json("name", "\u0000" + refused);
      assertThat(someone.call("POST", "/api/v1/servers", broken).status()).isEqualTo(400);
    }
  }

  private void leaveADecoy() throws IOException, SQLException {
    var address = PostgresAddress.ofRunning(data.resolve("postgres")).orElseThrow();
    var word = address.password().reveal();
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl("postgres"), "postgres", word);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE planted AS SELECT '" + decoy + "' AS words");
      statement.execute("DO $$ BEGIN RAISE LOG '" + decoy + "'; END $$");
      statement.execute("CHECKPOINT");
    }
    Files.writeString(data.resolve(NodeProcess.LOG), decoy + "\n", StandardOpenOption.APPEND);
  }
}
