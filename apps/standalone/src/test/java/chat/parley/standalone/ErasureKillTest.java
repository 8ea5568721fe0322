package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole node is killed while it erases people, again and again, with no chance to tidy up. Goal:
/// the next one goes on, nobody is left, and everybody has one receipt. An erasure waits until the
/// lease of a node that was killed has ended, a minute later. Every turn is killed in
/// `ErasureFaultsTest`.
@Tag("real")
class ErasureKillTest {
  private static final Map<String, String> NO_GRACE = Map.of("PARLEY_ERASURE_GRACE_DAYS", "0");

  /// How long each node lives after it answered: into the first stages, and into the later ones.
  private static final int[] LIVES_MS = {1_200, 3_900};

  private static final int PEOPLE = 3;
  private static final int PATIENCE_S = 150;
  private static final int PAUSE_MS = 1_000;

  @TempDir Path data;

  @Test
  void isFinishedByTheNextNode() throws IOException, InterruptedException {
    int port = NodeProcess.freePort();
    var codes = new ArrayList<String>();
    var first = NodeProcess.up(data, port, NO_GRACE);
    for (int i = 0; i < PEOPLE; i++) {
      codes.add(leave(first, "person" + i));
    }
    pause(LIVES_MS[0]);
    first.end("KILL");
    var second = NodeProcess.up(data, port, NO_GRACE);
    pause(LIVES_MS[1]);
    second.end("KILL");

    try (var last = NodeProcess.up(data, port, NO_GRACE);
        var anybody = new Visitor(last.origin())) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
      while (!codes.stream().allMatch(code -> hasReceipt(anybody, code))) {
        assertThat(System.nanoTime()).as(last.log()).isLessThan(end);
        pause(PAUSE_MS);
      }
      for (int i = 0; i < PEOPLE; i++) {
        assertThat(anybody.logIn("person" + i, Visitor.PASSWORD).status()).isEqualTo(401);
      }
    }
    assertThat(receipts()).hasSize(PEOPLE);
  }

  /// Somebody who writes, and leaves at once; answers the code of the receipt.
  private static String leave(NodeProcess node, String name) {
    try (var person = new Visitor(node.origin())) {
      person.signUp(name);
      var server = person.create("/api/v1/servers", json("name", "Garden"));
      var channel =
          server.getAsJsonArray("channels").get(0).getAsJsonObject().getAsJsonObject("channel");
      var messages = "/api/v1/channels/" + channel.get("id").getAsString() + "/messages";
      person.create(messages, json("content", "soon gone"));
      person.make("POST", "/api/v1/sessions/@current/step-up", json("password", Visitor.PASSWORD));
      return person
          .make("POST", "/api/v1/users/@me/erasure", json("scope", "EVERYTHING"))
          .get("receiptCode")
          .getAsString();
    }
  }

  private static boolean hasReceipt(Visitor anybody, String code) {
    var found = anybody.make("POST", "/api/v1/receipts/find", json("code", code));
    return !found.getAsJsonArray("receipts").isEmpty();
  }

  /// The lines of the ledger, one for each receipt.
  private List<String> receipts() throws IOException {
    var lines = new ArrayList<String>();
    try (var files = Files.walk(data.resolve("receipts"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("\"counts\""))
            .forEach(lines::add);
      }
    }
    return lines;
  }

  private static void pause(int ms) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
