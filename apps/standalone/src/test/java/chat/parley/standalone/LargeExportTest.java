package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.db.key.FieldCipher;
import chat.parley.domain.id.UserId;
import chat.parley.testkit.message.ManyMessages;
import chat.parley.testkit.message.ManyMessages.Talk;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: who wrote a lot gets it all, from a node that has little memory. Method: a whole node with
/// the heap of [NodeProcess#HEAP_MIB], somebody with 100,000 messages, and the public API.
@Tag("real")
class LargeExportTest {
  private static final int MESSAGES = 100_000;
  private static final int HEAP_MIB_MAX = 512;
  private static final String EXPORTS = "/api/v1/users/@me/exports";
  private static final Duration READY_MAX = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);

  @TempDir Path data;

  @Test
  void fitsIntoALittleHeap() throws Exception {
    assertThat(NodeProcess.HEAP_MIB).isLessThanOrEqualTo(HEAP_MIB_MAX);
    try (var node = NodeProcess.up(data, NodeProcess.freePort(), "--demo-limits");
        var ann = new Visitor(node.origin())) {
      var id = ann.signUp("ann").getAsJsonObject("user").get("id").getAsString();
      var server = ann.create("/api/v1/servers", json("name", "Garden"));
      write(talk(Long.parseLong(id), server));

      ann.stepUp();
      var path = EXPORTS + "/" + ann.make("POST", EXPORTS, json()).get("id").getAsString();
      awaitReady(ann, path);
      var file = Files.write(data.resolve("fetched.zip"), ann.file(path + "/file").body());
      var rows = new int[1];
      try (var archive = ArchiveReader.open(file, Optional.empty())) {
        archive.rows((_, table, _) -> rows[0] += table.equals("messages") ? 1 : 0);
      }
      assertThat(rows[0]).isEqualTo(MESSAGES);
      assertThat(node.log()).doesNotContain("OutOfMemoryError");
    }
  }

  private static Talk talk(long author, JsonObject server) {
    var channel = server.getAsJsonArray("channels").get(0).getAsJsonObject();
    return new Talk(
        new UserId(author),
        Long.parseLong(server.getAsJsonObject("server").get("id").getAsString()),
        Long.parseLong(channel.getAsJsonObject("channel").get("id").getAsString()),
        MESSAGES,
        1);
  }

  /// With the keys of the folder, beside the running node.
  private void write(Talk talk) {
    var folder = DataDirectory.open(data);
    var server = Database.running(folder).orElseThrow();
    OperatorTask.run(
        folder,
        NodeProcess.binaries(),
        context -> {
          write(server, context.getBean(FieldCipher.class), talk);
          return List.of();
        });
  }

  private static void write(PostgresAddress server, FieldCipher cipher, Talk talk) {
    try (var connection =
        DriverManager.getConnection(
            server.jdbcUrl("postgres"), EmbeddedPostgresServer.USER, server.password().reveal())) {
      ManyMessages.ofOne(connection, cipher, talk);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitReady(Visitor person, String path) {
    long deadline = System.nanoTime() + READY_MAX.toNanos();
    while (!person.get(path).json().get("state").getAsString().equals("EXPORT_READY")) {
      assertThat(System.nanoTime()).as("the export is ready in time").isLessThan(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
