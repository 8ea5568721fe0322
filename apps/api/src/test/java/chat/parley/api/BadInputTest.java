package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.error.ErrorReports;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad input over REST. Goal: each kind is refused with its exact code, nothing breaks and nothing
/// is half written. Method: a table of requests, of a member and of a stranger; after each, no row
/// was added and no fault reported.
@Tag("real")
class BadInputTest {
  private static final String ID = "\"clientMutationId\":\"7b0c0f0e-3a7e-4f0a-9f43-2f1f0c6c7a11\"";
  private static final List<String> TABLES =
      List.of(
          "identity.accounts",
          "content.servers",
          "content.channels",
          "content.members",
          "content.invites",
          "content.messages",
          "content.send_dedupe",
          "ops.create_dedupe",
          "ops.outbox_events");

  private static ApiNode node;
  private static Person ann;
  private static Person eve;
  private static Person.Place garden;
  private static String message;

  record Case(String method, String path, String body, int status, String code) {
    @Override
    public String toString() {
      var shown = body.length() > 60 ? body.substring(0, 60) + "…" : body;
      return method + " " + path + " " + shown + " is " + code;
    }
  }

  @BeforeAll
  static void start() {
    node = ApiNode.start();
    ann = Person.signUp(node, "ann");
    eve = Person.signUp(node, "eve");
    garden = ann.makeServer();
    message = ann.say(garden.channel(), "Good morning");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Case> ofWriters() {
    var send = "/api/v1/channels/{channel}/messages";
    var list = send + "?";
    return Stream.of(
        new Case("POST", send, "", 400, "BAD_REQUEST"),
        new Case("POST", send, "{", 400, "BAD_REQUEST"),
        new Case("POST", send, "[]", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":7," + ID + "}", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":{}," + ID + "}", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":\"\\u0000\"," + ID + "}", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":\"\\udc00\"," + ID + "}", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":\"hi\"}", 400, "BAD_REQUEST"),
        new Case(
            "POST", send, "{\"content\":\"hi\",\"clientMutationId\":\"7\"}", 400, "BAD_REQUEST"),
        new Case("POST", send, "{\"content\":\"\"," + ID + "}", 422, "CONTENT_EMPTY"),
        new Case("POST", send, "{\"content\":\" \\n\\t\"," + ID + "}", 422, "CONTENT_EMPTY"),
        new Case("POST", send, content("😀".repeat(4001)), 422, "CONTENT_TOO_LONG"),
        new Case("POST", send, content("a".repeat(70_000)), 413, "PAYLOAD_TOO_LARGE"),
        new Case("POST", "/api/v1/channels/7/messages", content("hi"), 404, "UNKNOWN_CHANNEL"),
        new Case("POST", "/api/v1/channels/x/messages", content("hi"), 404, "NOT_FOUND"),
        new Case("PATCH", send + "/7", "{\"content\":\"hi\"}", 404, "UNKNOWN_MESSAGE"),
        new Case("DELETE", send + "/7", "", 404, "UNKNOWN_MESSAGE"),
        new Case("GET", send + "/x", "", 404, "NOT_FOUND"),
        new Case("GET", list + "limit=101", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "limit=-1", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "limit=x", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "limit=", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "limit=1&limit=2", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "before=x", "", 400, "BAD_REQUEST"),
        new Case("GET", list + "before=99999999999999999999", "", 400, "BAD_REQUEST"),
        new Case("GET", "/api/v1/channels/{channel}/events?after=x", "", 400, "BAD_REQUEST"));
  }

  static Stream<Case> ofMembers() {
    return Stream.of(
        new Case("POST", "/api/v1/servers", "{\"name\":\"\"," + ID + "}", 422, "NAME_INVALID"),
        new Case(
            "POST",
            "/api/v1/servers",
            "{\"name\":\"" + "n".repeat(101) + "\"," + ID + "}",
            422,
            "NAME_INVALID"),
        new Case("PATCH", "/api/v1/servers/{server}", "{\"name\":\"\"}", 422, "NAME_INVALID"),
        new Case(
            "POST",
            "/api/v1/servers/{server}/invites",
            "{\"usesMax\":1001," + ID + "}",
            400,
            "BAD_REQUEST"),
        new Case(
            "POST",
            "/api/v1/servers/{server}/invites",
            "{\"usesMax\":-1," + ID + "}",
            400,
            "BAD_REQUEST"),
        new Case(
            "POST",
            "/api/v1/servers/{server}/invites",
            "{\"usesMax\":1.5," + ID + "}",
            400,
            "BAD_REQUEST"),
        new Case("POST", "/api/v1/invites/nothing/accept", "", 404, "UNKNOWN_INVITE"),
        new Case("GET", "/api/v1/invites/%00", "", 404, "NOT_FOUND"),
        new Case("PUT", "/api/v1/servers/{server}/bans/7", "", 404, "UNKNOWN_MEMBER"),
        new Case("DELETE", "/api/v1/servers/{server}/bans/7", "", 404, "UNKNOWN_BAN"),
        new Case("DELETE", "/api/v1/servers/{server}/members/@me", "", 409, "OWNER_MUST_STAY"),
        new Case("DELETE", "/api/v1/sessions/7", "", 404, "UNKNOWN_SESSION"),
        new Case("PATCH", "/api/v1/users/@me", "{\"email\":\"x\"}", 422, "EMAIL_INVALID"),
        new Case(
            "PATCH", "/api/v1/users/@me", "{\"displayName\":\"\"}", 422, "DISPLAY_NAME_INVALID"),
        new Case(
            "POST",
            "/api/v1/accounts",
            "{\"username\":\"a\",\"password\":\"correct horse battery 7\"}",
            422,
            "USERNAME_INVALID"),
        new Case(
            "POST",
            "/api/v1/accounts",
            "{\"username\":\"newcomer\",\"password\":\"short\"}",
            422,
            "PASSWORD_TOO_SHORT"),
        new Case(
            "POST",
            "/api/v1/accounts",
            "{\"username\":\"ann\",\"password\":\"correct horse battery 7\",\"ofAge\":true}",
            409,
            "USERNAME_TAKEN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ofWriters", "ofMembers"})
  void isRefusedWithItsCode(Case bad) {
    var before = rows();
    requireRefused(bad, send(ann, bad));
    assertThat(rows()).isEqualTo(before);
  }

  static Stream<Case> ofStrangers() {
    var place = "/api/v1/channels/{channel}";
    return Stream.of(
        new Case("GET", place + "/messages", "", 404, "UNKNOWN_CHANNEL"),
        new Case("GET", place + "/messages/{message}", "", 404, "UNKNOWN_CHANNEL"),
        new Case("GET", place + "/events?after=0", "", 404, "UNKNOWN_CHANNEL"),
        new Case("POST", place + "/messages", content("hi"), 404, "UNKNOWN_CHANNEL"),
        new Case("PATCH", place + "/messages/{message}", content("hi"), 404, "UNKNOWN_CHANNEL"),
        new Case("DELETE", place + "/messages/{message}", "", 404, "UNKNOWN_CHANNEL"),
        new Case("PUT", place + "/read", "{\"channelSeq\":\"1\"}", 404, "UNKNOWN_CHANNEL"),
        new Case("PATCH", place, "{\"name\":\"mine\"}", 404, "UNKNOWN_CHANNEL"),
        new Case("DELETE", place, "", 404, "UNKNOWN_CHANNEL"),
        new Case("GET", "/api/v1/servers/{server}", "", 404, "UNKNOWN_SERVER"),
        new Case("GET", "/api/v1/servers/{server}/members", "", 404, "UNKNOWN_SERVER"),
        new Case("GET", "/api/v1/servers/{server}/bans", "", 404, "UNKNOWN_SERVER"),
        new Case("GET", "/api/v1/servers/{server}/invites", "", 404, "UNKNOWN_SERVER"),
        new Case("DELETE", "/api/v1/servers/{server}", "", 404, "UNKNOWN_SERVER"));
  }

  /// What is not yours cannot be told from what is not there, but for the request's name.
  @ParameterizedTest(name = "{0}")
  @MethodSource("ofStrangers")
  void cannotTellForeignFromMissing(Case bad) {
    var before = rows();
    var foreign = send(eve, bad);
    requireRefused(bad, foreign);
    var missing =
        new Case(
            bad.method(),
            bad.path().replaceAll("\\{[a-z]+}", "7"),
            bad.body(),
            bad.status(),
            bad.code());
    assertThat(problem(foreign)).isEqualTo(problem(send(eve, missing)));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void nothingWasReportedAsAFault() {
    assertThat(node.bean(ErrorReports.class).newest()).isEmpty();
  }

  private static HttpResponse<byte[]> send(Person person, Case bad) {
    var path =
        bad.path()
            .replace("{channel}", garden.channel())
            .replace("{server}", garden.server())
            .replace("{message}", message);
    return person.send(bad.method(), path, bad.body());
  }

  private static void requireRefused(Case bad, HttpResponse<byte[]> answer) {
    var text = ApiNode.text(answer);
    assertThat(answer.statusCode()).as(text).isEqualTo(bad.status());
    assertThat(problem(answer).get("code").getAsString()).isEqualTo(bad.code());
    assertThat(text).doesNotContain("Exception", "chat.parley", "\tat ", "SQL");
  }

  private static JsonObject problem(HttpResponse<byte[]> answer) {
    var problem = JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject();
    problem.remove("requestId");
    return problem;
  }

  private static List<Long> rows() {
    try (var connection = node.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      var counts = new java.util.ArrayList<Long>();
      for (var table : TABLES) {
        try (var count = statement.executeQuery("SELECT count(*) FROM " + table)) {
          count.next();
          counts.add(count.getLong(1));
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String content(String text) {
    return "{\"content\":\"" + text + "\"," + ID + "}";
  }
}
