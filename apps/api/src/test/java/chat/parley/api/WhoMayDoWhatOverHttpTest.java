package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: over HTTP, too, everybody may do what they may do and learns nothing of what is not
/// theirs. Method: each row is a route of servers, channels, members, bans, invites and reading;
/// each column one kind of caller. A row has a server of its own; whoever may do the least asks
/// first, so that nobody finds the work of another done.
@Tag("real")
class WhoMayDoWhatOverHttpTest {
  private static final ApiNode NODE = ApiNode.start();
  private static final Person OWNER = Person.signUp(NODE, "owner");
  private static final Person MEMBER = Person.signUp(NODE, "member");
  private static final Person STRANGER = Person.signUp(NODE, "stranger");
  private static final Person REMOVED = Person.signUp(NODE, "removed");
  private static final Person BANNED = Person.signUp(NODE, "banned");
  private static final Person BYSTANDER = Person.signUp(NODE, "bystander");

  @AfterAll
  static void close() {
    NODE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          METHOD | PATH                          | BODY                  | OUTSIDERS       | MEMBER             | OWNER
          GET    | /servers/{server}             | ''                    | UNKNOWN_SERVER  | 200                | 200
          PATCH  | /servers/{server}             | {'name':'New'}        | UNKNOWN_SERVER  | MISSING_PERMISSION | 200
          DELETE | /servers/{server}             | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 204
          POST   | /servers/{server}/channels    | {'name':'c',mutation} | UNKNOWN_SERVER  | MISSING_PERMISSION | 201
          PATCH  | /channels/{channel}           | {'topic':'New'}       | UNKNOWN_CHANNEL | MISSING_PERMISSION | 200
          DELETE | /channels/{channel}           | ''                    | UNKNOWN_CHANNEL | MISSING_PERMISSION | 204
          PUT    | /channels/{channel}/read      | {'channelSeq':'9'}    | UNKNOWN_CHANNEL | 200                | 200
          GET    | /servers/{server}/members     | ''                    | UNKNOWN_SERVER  | 200                | 200
          DELETE | /servers/{server}/members/@me | ''                    | UNKNOWN_SERVER  | 204                | OWNER_MUST_STAY
          DELETE | /servers/{server}/members/{b} | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 204
          PUT    | /servers/{server}/bans/{b}    | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 204
          DELETE | /servers/{server}/bans/{x}    | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 204
          GET    | /servers/{server}/bans        | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 200
          POST   | /servers/{server}/invites     | {'usesMax':1,mutation}| UNKNOWN_SERVER  | 201                | 201
          GET    | /servers/{server}/invites     | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 200
          DELETE | /servers/{server}/invites/{i} | ''                    | UNKNOWN_SERVER  | MISSING_PERMISSION | 204
          """)
  void answersEverybodyWhatTheyMayKnow(
      String method, String path, String body, String outsiders, String member, String owner) {
    var place = Place.open();
    var route = "/api/v1" + place.locate(path);

    assertThat(answer(NODE.send(method, route, fill(body)))).isEqualTo("UNAUTHENTICATED");
    for (var outsider : new Person[] {STRANGER, REMOVED, BANNED}) {
      assertThat(answer(outsider.send(method, route, fill(body)))).isEqualTo(outsiders);
    }
    assertThat(answer(MEMBER.send(method, route, fill(body)))).isEqualTo(member);
    assertThat(answer(OWNER.send(method, route, fill(body)))).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({"GET,'',200,200", "POST,/accept,UNAUTHENTICATED,UNKNOWN_INVITE"})
  void letsInAllButThoseWhoAreKeptOut(
      String method, String action, String anonymous, String banned) {
    var place = Place.open();
    var route = "/api/v1/invites/" + place.code + action;

    assertThat(answer(NODE.send(method, route, ""))).isEqualTo(anonymous);
    assertThat(answer(BANNED.send(method, route, ""))).isEqualTo(banned);
    for (var welcome : new Person[] {STRANGER, REMOVED, MEMBER, OWNER}) {
      assertThat(answer(welcome.send(method, route, ""))).isEqualTo("200");
    }
    assertThat(answer(NODE.send(method, "/api/v1/invites/nobodys" + action, "")))
        .isEqualTo(anonymous.equals("200") ? "UNKNOWN_INVITE" : anonymous);
  }

  private static String fill(String body) {
    var mutation = "'clientMutationId':'" + UUID.randomUUID() + "'";
    return body.replace("mutation", mutation).replace('\'', '"');
  }

  /// The code of a refusal, or the status of a success.
  private static String answer(HttpResponse<byte[]> response) {
    return response.statusCode() < 400
        ? Integer.toString(response.statusCode())
        : JsonParser.parseString(ApiNode.text(response))
            .getAsJsonObject()
            .get("code")
            .getAsString();
  }

  /// A server with everybody in their place.
  private record Place(String server, String channel, String invite, String code) {
    static Place open() {
      var state = OWNER.make("POST", "/api/v1/servers", fill("{'name':'Library',mutation}"));
      var server = state.getAsJsonObject("server").get("id").getAsString();
      var channel = state.getAsJsonArray("channels").get(0).getAsJsonObject();
      var invite = OWNER.make("POST", "/api/v1/servers/" + server + "/invites", fill("{mutation}"));
      var place =
          new Place(
              server,
              channel.getAsJsonObject("channel").get("id").getAsString(),
              text(invite, "id"),
              text(invite, "code"));
      place.fillWithPeople();
      return place;
    }

    private void fillWithPeople() {
      for (var person : new Person[] {MEMBER, REMOVED, BANNED, BYSTANDER}) {
        person.make("POST", "/api/v1/invites/" + code + "/accept", "");
      }
      OWNER.send("DELETE", "/api/v1/servers/" + server + "/members/" + REMOVED.id(), "");
      OWNER.send("PUT", "/api/v1/servers/" + server + "/bans/" + BANNED.id(), "");
    }

    String locate(String path) {
      return path.replace("{server}", server)
          .replace("{channel}", channel)
          .replace("{b}", BYSTANDER.id())
          .replace("{x}", BANNED.id())
          .replace("{i}", invite);
    }

    private static String text(JsonObject from, String field) {
      return from.get(field).getAsString();
    }
  }
}
