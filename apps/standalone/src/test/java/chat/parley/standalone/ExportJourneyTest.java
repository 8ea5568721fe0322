package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static chat.parley.testkit.canary.CanaryScan.canary;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.testkit.canary.CanaryScan;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export holds all of a person's data and nothing of others'. Method: two people use words that
/// occur nowhere else as names, addresses and messages, in one channel; one of them asks for her
/// data over the public API, and every entry of what she gets is searched for the words of both.
@Tag("real")
class ExportJourneyTest {
  private static final String EXPORTS = "/api/v1/users/@me/exports";
  private static final Duration READY_MAX = Duration.ofSeconds(30);

  @TempDir Path data;

  private final String username = canary();
  private final String displayName = canary();
  private final String email = canary();
  private final String says = canary();
  private final String corrects = canary();
  private final String markup = "<script>alert('" + canary() + "')</script> & \"so\" on\u0007";

  private final List<String> others = List.of(canary(), canary(), canary(), canary());

  private String channel = "";

  @Test
  void carriesEverythingOfOnePersonAndNothingOfAnother() throws Exception {
    try (var node = NodeProcess.up(data, NodeProcess.freePort(), "--demo-limits");
        var ann = new Visitor(node.origin());
        var ben = new Visitor(node.origin())) {
      talk(ann, ben);

      assertThat(ann.call("POST", EXPORTS, json()).code()).isEqualTo("STEP_UP_REQUIRED");
      ann.stepUp();
      var export = ann.make("POST", EXPORTS, json());
      var path = EXPORTS + "/" + export.get("id").getAsString();
      var ready = awaitReady(ann, path);
      assertThat(ben.get(path).code()).isEqualTo("UNKNOWN_EXPORT");
      assertThat(ready.get("rowsRead").getAsInt()).isEqualTo(ready.get("rowsTotal").getAsInt());

      var file = fetch(ann, path + "/file", ready);
      var keys = PublishedKeys.read(ann.file("/.well-known/parley-keys.json").body());
      requireComplete(file, keys);
      requireSealedAtRest();
      requireLetter();
      requireTakenInElsewhere(file);

      assertThat(ann.call("DELETE", path, json()).status()).isEqualTo(204);
      assertThat(ann.get(path + "/file").code()).isEqualTo("UNKNOWN_EXPORT");
    }
  }

  private void talk(Visitor ann, Visitor ben) {
    ann.signUp(username, "displayName", displayName, "email", email + "@example.org");
    var server = ann.create("/api/v1/servers", json("name", "Garden"));
    var serverId = server.getAsJsonObject("server").get("id").getAsString();
    channel =
        server
            .getAsJsonArray("channels")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("channel")
            .get("id")
            .getAsString();
    var invite = ann.create("/api/v1/servers/" + serverId + "/invites", json());
    ben.signUp(
        others.get(0), "displayName", others.get(1), "email", others.get(2) + "@example.org");
    ben.make("POST", "/api/v1/invites/" + invite.get("code").getAsString() + "/accept", json());
    var messages = "/api/v1/channels/" + channel + "/messages";
    var first = ann.create(messages, json("content", "before " + says));
    ann.make("PATCH", messages + "/" + first.get("id").getAsString(), json("content", corrects));
    ann.create(messages, json("content", says));
    ann.create(messages, json("content", markup));
    ben.create(messages, json("content", others.get(3)));
    ann.make("PUT", "/api/v1/channels/" + channel + "/read", json("channelSeq", "3"));
  }

  private static JsonObject awaitReady(Visitor person, String path) throws IOException {
    await(() -> person.get(path).json().get("state").getAsString().equals("EXPORT_READY"));
    return person.get(path).json();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException {
    long deadline = System.nanoTime() + READY_MAX.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Path fetch(Visitor person, String path, JsonObject export) throws IOException {
    var answer = person.file(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.body()).hasSize(export.get("sizeBytes").getAsInt());
    return Files.write(data.resolve("fetched.zip"), answer.body());
  }

  private void requireComplete(Path file, PublishedKeys keys) throws IOException {
    var entries = entries(file);
    var mine = List.of(username, displayName, email, says, corrects);
    var forPrograms =
        entries.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("data/"))
            .map(Map.Entry::getValue)
            .reduce("", String::concat);
    var page = entries.getOrDefault("index.html", "");
    for (var canary : mine) {
      assertThat(forPrograms).contains(canary);
      assertThat(page).contains(canary);
    }
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;", "Garden")
        .doesNotContain("<script", "\u0007");
    assertThat(entries.values()).allSatisfy(text -> assertThat(text).doesNotContain(others));
    assertThat(entries.get("data/messages.json")).contains("\"channel_name\"", "\"sent_at\":\"20");
    assertThat(entries.get("data/sessions.json")).contains("Another app");
    assertThat(entries.get("withheld.json")).contains("pg.identity.accounts.password_hash");

    var rows = new HashMap<String, Integer>();
    try (var archive = ArchiveReader.open(file, Optional.of(keys))) {
      archive.rows((section, table, _) -> rows.merge(section + "/" + table, 1, Integer::sum));
    }
    assertThat(rows)
        .containsEntry("messages/messages", 3)
        .containsEntry("account/accounts", 1)
        .containsEntry("servers/servers", 1)
        .containsEntry("servers/members", 1)
        .containsEntry("invites/invites", 1)
        .containsEntry("exports/exports", 1);
  }

  /// On another instance, while it runs.
  private void requireTakenInElsewhere(Path file) throws Exception {
    var elsewhere = data.resolve("elsewhere");
    try (var node = NodeProcess.up(elsewhere, NodeProcess.freePort(), "--demo-limits");
        var ann = new Visitor(node.origin());
        var stranger = new Visitor(node.origin())) {
      var words = List.of("import", file.toString(), "--data", elsewhere.toString());
      var said = NodeProcess.run(words.toArray(String[]::new));
      assertThat(said.exit()).as("%s", said).isZero();
      var token = said.out().getLast().substring(said.out().getLast().indexOf('#') + 1);
      ann.make(
          "POST", "/api/v1/password-resets", json("token", token, "newPassword", Visitor.PASSWORD));

      var account = ann.enter(username);
      assertThat(account.getAsJsonObject("user").get("displayName").getAsString())
          .isEqualTo(displayName);
      assertThat(account.get("email").getAsString()).isEqualTo(email + "@example.org");
      var archive = ann.get("/api/v1/users/@me/archive?section=messages").json();
      assertThat(archive.getAsJsonArray("items")).hasSize(3);
      assertThat(archive.toString()).contains(says, corrects).doesNotContain(others);
      stranger.signUp("stranger");
      assertThat(stranger.get("/api/v1/users/@me/archive").json().toString())
          .doesNotContain(says, username);

      var again = NodeProcess.run(words.toArray(String[]::new));
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err())
          .containsExactly("parley: this username is taken; choose another with --username NAME");
    }
  }

  private static Map<String, String> entries(Path file) throws IOException {
    var texts = new HashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        texts.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private void requireSealedAtRest() throws IOException {
    var objects = data.resolve("objects");
    await(() -> filesIn(objects).size() == 1); // the pieces go once the file is ready
    assertThat(CanaryScan.find(objects, List.of(username, displayName, email, says, corrects)))
        .isEmpty();
  }

  private void requireLetter() throws IOException {
    var mail = data.resolve("mail");
    await(() -> filesIn(mail).stream().anyMatch(file -> file.toString().endsWith(".eml")));
    assertThat(Files.readString(filesIn(mail).getFirst()))
        .contains("To: <" + email + "@example.org>", "Your export is ready");
  }
}
