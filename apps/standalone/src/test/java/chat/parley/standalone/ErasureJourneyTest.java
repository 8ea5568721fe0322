package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody leaves for good, thinks better of it, and leaves after all, over the public API of a
/// whole node, before the eyes of somebody who stays.
@Tag("real")
class ErasureJourneyTest {
  private static final String ERASURE = "/api/v1/users/@me/erasure";
  private static final String EXPORTS = "/api/v1/users/@me/exports";
  private static final Duration WITHHELD_WITHIN = Duration.ofSeconds(5);
  private static final Duration ERASED_WITHIN = Duration.ofSeconds(60);
  private static final int PAUSE_MS = 50;

  @TempDir Path data;

  @Test
  void leavesNothingButAReceipt() throws IOException {
    var up = new Arguments.Up(NodeProcess.freePort(), data, Optional.empty(), true);
    try (var _ = Node.start(up, NodeProcess.binaries(), Parts.embedded());
        var ada = new Visitor(up.origin());
        var bob = new Visitor(up.origin())) {
      ada.signUp("ada", "displayName", "Ada L", "email", "ada@example.org");
      var server = ada.create("/api/v1/servers", json("name", "Garden"));
      var serverId = server.getAsJsonObject("server").get("id").getAsString();
      var messages = messagesOf(server);
      var invite = ada.create("/api/v1/servers/" + serverId + "/invites", json());
      var bobId = bob.signUp("bob").getAsJsonObject("user").get("id").getAsString();
      bob.make("POST", "/api/v1/invites/" + invite.get("code").getAsString() + "/accept", json());
      ada.create(messages, json("content", "mine"));
      bob.create(messages, json("content", "theirs"));
      try (var window = bob.connect();
          var door = ada.connect()) {
        restrict(ada, bob, serverId, bobId, messages, window, door);
        thinkBetterOfIt(ada, bob, messages, window);
        erase(ada, bob, serverId, bobId, messages, window);
      }
    }
  }

  private static void restrict(
      Visitor ada,
      Visitor bob,
      String serverId,
      String bobId,
      String messages,
      GatewaySocket window,
      GatewaySocket door) {
    var preview = ada.make("POST", ERASURE + "/preview", json("scope", "EVERYTHING"));
    assertThat(preview.toString()).contains("content.messages").contains("identity.accounts");
    assertThat(preview.get("graceDays").getAsInt()).isEqualTo(14);
    assertThat(preview.getAsJsonArray("servers")).hasSize(1);
    var wanted = confirmation(serverId, bobId);
    assertThat(ada.call("POST", ERASURE, wanted).code()).isEqualTo("STEP_UP_REQUIRED");
    stepUp(ada);
    var stranger = confirmation(serverId, "7");
    assertThat(ada.call("POST", ERASURE, stranger).code()).isEqualTo("SUCCESSOR_INVALID");

    long asked = System.nanoTime();
    var confirmed = ada.make("POST", ERASURE, wanted);

    assertThat(confirmed.getAsJsonObject("erasure").get("progress").getAsString())
        .isEqualTo("WAITING");
    assertThat(ada.get("/api/v1/users/@me").status()).isEqualTo(401);
    window.awaitEvent("memberLeft");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHHELD_WITHIN);
    assertThat(contents(bob, messages)).isEqualTo("[theirs]");
    assertThat(bob.get("/api/v1/servers/" + serverId + "/members").json().toString())
        .doesNotContain("Ada L");
    assertThat(bob.get(messages.replace("messages", "events?after=0")).json().toString())
        .contains("theirs")
        .doesNotContain("mine");
    door.awaitClosed();
  }

  private static void thinkBetterOfIt(
      Visitor ada, Visitor bob, String messages, GatewaySocket window) {
    var session = ada.logInAgain("ada");
    assertThat(session.get("restricted").getAsBoolean()).isTrue();
    assertThat(ada.call("POST", messages, json("content", "no")).code())
        .isEqualTo("ACCOUNT_RESTRICTED");
    assertThat(ada.call("POST", "/api/v1/gateway/tickets", json()).code())
        .isEqualTo("ACCOUNT_RESTRICTED");
    assertThat(ada.get(ERASURE).json().get("scope").getAsString()).isEqualTo("EVERYTHING");

    assertThat(ada.call("DELETE", ERASURE, json()).status()).isEqualTo(204);

    window.awaitEvent("memberJoined");
    assertThat(contents(bob, messages)).isEqualTo("[mine, theirs]");
    assertThat(ada.get(ERASURE).code()).isEqualTo("UNKNOWN_ERASURE");
    ada.create(messages, json("content", "still here"));
  }

  private void erase(
      Visitor ada,
      Visitor bob,
      String serverId,
      String bobId,
      String messages,
      GatewaySocket window)
      throws IOException {
    stepUp(ada);
    var code =
        ada.make("POST", ERASURE, confirmation(serverId, bobId)).get("receiptCode").getAsString();
    assertThat(receipts(bob, code)).isEqualTo("[]");
    ada.logInAgain("ada");
    assertThat(ada.call("POST", ERASURE + "/now", json()).code()).isEqualTo("STEP_UP_REQUIRED");
    stepUp(ada);
    ada.make("POST", EXPORTS, json());
    await(ERASED_WITHIN, () -> ada.get(EXPORTS).json().toString().contains("EXPORT_READY"));
    assertThat(files("objects")).as("the export of somebody who leaves").isNotZero();
    ada.make("POST", ERASURE + "/now", json());

    await(ERASED_WITHIN, () -> receipts(bob, code).contains("ERASED"));

    assertThat(files("objects")).as("files of exports").isZero();
    assertThat(files("mail")).as("letters").isZero();

    window.awaitEvent("messageDeleted");
    window.awaitEvent("messageDeleted");
    assertThat(ada.logIn("ada", Visitor.PASSWORD).code()).isEqualTo("WRONG_CREDENTIALS");
    assertThat(contents(bob, messages)).isEqualTo("[theirs]");
    var mine = bob.get("/api/v1/servers/" + serverId).json();
    assertThat(mine.toString()).contains(bobId);
    bob.make("PATCH", "/api/v1/servers/" + serverId, json("name", "Orchard"));
    assertThat(receipts(bob, code)).contains("pg.content.messages.body\\\":2");
  }

  private long files(String kind) throws IOException {
    try (var files = Files.walk(data.resolve(kind))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static JsonObject confirmation(String server, String successor) {
    return JsonParser.parseString(
            """
            {"scope": "EVERYTHING", "handOvers": [{"serverId": "%s", "successorId": "%s"}]}
            """
                .formatted(server, successor))
        .getAsJsonObject();
  }

  private static void stepUp(Visitor visitor) {
    visitor.make("POST", "/api/v1/sessions/@current/step-up", json("password", Visitor.PASSWORD));
  }

  private static String receipts(Visitor anybody, String code) {
    var found = anybody.make("POST", "/api/v1/receipts/find", json("code", code));
    return found.has("receipts") ? found.getAsJsonArray("receipts").toString() : "[]";
  }

  private static String messagesOf(JsonObject server) {
    var channel = server.getAsJsonArray("channels").get(0).getAsJsonObject();
    var id = channel.getAsJsonObject("channel").get("id").getAsString();
    return "/api/v1/channels/" + id + "/messages";
  }

  private static String contents(Visitor reader, String messages) {
    return reader.get(messages).json().getAsJsonArray("messages").asList().stream()
        .map(message -> message.getAsJsonObject().get("content").getAsString())
        .toList()
        .toString();
  }

  private static void await(Duration within, BooleanSupplier done) {
    long end = System.nanoTime() + within.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
  }
}
