package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: people learn who looked at them and why, choose, and are heard; and a breach names those
/// it concerns. Method: administrators, moderators and the people themselves, over HTTP.
@Tag("real")
class RightsJourneyTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final TimedNode NODE = TimedNode.at(START);
  private static final String WHY = "A court asked under number 4711.";

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void showsThePersonThatAnAdministratorLookedAndWhy() {
    try (var root = administrator("root1");
        var ann = person("ann1")) {
      var body = Visitor.json("username", "ann1", "reason", "because");
      assertThat(root.call("POST", "/api/v1/instance/looks", body).code())
          .isEqualTo("REASON_MISSING");
      assertThat(looks(ann)).isEmpty();

      var file =
          root.make(
              "POST",
              "/api/v1/instance/looks",
              Visitor.json(
                  "username", "ann1", "reason", "She wrote to us that she was locked out."));
      assertThat(file.getAsJsonObject("user").get("username").getAsString()).isEqualTo("ann1");
      assertThat(file.get("lastSeenOn").getAsString()).isEqualTo("2026-11-21");
      assertThat(file.toString()).doesNotContain("@").doesNotContain("email\"");

      var look = looks(ann).get(0).getAsJsonObject();
      assertThat(look.get("reason").getAsString())
          .isEqualTo("She wrote to us that she was locked out.");
      assertThat(look.get("kind").getAsString()).isEqualTo("ACCOUNT_FILE");
      assertThat(look.toString()).doesNotContain("root1");
      assertThat(looks(root)).isEmpty();
    }
  }

  @Test
  void isNothingToWhoDoesNotAdminister() {
    try (var ann = person("ann2")) {
      ann.stepUp();
      var body = Visitor.json("username", "ann2", "reason", WHY);
      assertThat(ann.call("POST", "/api/v1/instance/looks", body).code()).isEqualTo("NOT_FOUND");
      assertThat(ann.get("/api/v1/instance/breaches").code()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void keepsEveryChoiceWithItsTimeAndTheWordsThatWereRead() {
    try (var ann = person("ann3")) {
      assertThat(choose(ann, "messaging.delivery", "OBJECTION_MADE").code())
          .isEqualTo("CHOICE_NOT_OFFERED");
      assertThat(choose(ann, "community.moderation", "CONSENT_GIVEN").code())
          .isEqualTo("CHOICE_NOT_OFFERED");
      assertThat(choose(ann, "community.moderation", "OBJECTION_MADE").status()).isEqualTo(200);
      assertThat(choose(ann, "community.moderation", "OBJECTION_MADE").code())
          .isEqualTo("CHOICE_NOT_OFFERED");
      NODE.pass(Duration.ofMinutes(1));
      choose(ann, "community.moderation", "OBJECTION_WITHDRAWN");

      var told = ann.get("/api/v1/users/@me/choices").json();
      assertThat(told.getAsJsonArray("events"))
          .extracting(event -> event.getAsJsonObject().get("choice").getAsString())
          .containsExactly("OBJECTION_WITHDRAWN", "OBJECTION_MADE");
      var purpose = purpose(told, "community.moderation");
      assertThat(purpose.get("chosen").getAsString()).isEqualTo("OBJECTION_WITHDRAWN");
      assertThat(told.getAsJsonArray("events").get(0).getAsJsonObject().get("version"))
          .isEqualTo(purpose.get("version"));
      assertThat(purpose(told, "messaging.delivery").getAsJsonArray("offered")).isEmpty();
    }
  }

  @Test
  void bringsWhatOthersWroteAboutSomebodyBeforeThoseWhoModerate() {
    try (var owner = person("owner4");
        var ann = person("ann4")) {
      var place = garden(owner);
      join(owner, ann, place);
      var message = say(owner, place, "ann4 lives in the red house");
      var path =
          "/api/v1/channels/" + place.channel() + "/messages/" + message + "/third-party-requests";
      var made = ann.make("POST", path, Visitor.json("reason", "This tells where I live."));
      assertThat(made.get("dueAt").getAsString()).isEqualTo(plus(Duration.ofDays(7)));
      assertThat(owner.call("POST", path, Visitor.json("reason", "I wrote this myself.")).code())
          .isEqualTo("UNKNOWN_MESSAGE");

      var list = "/api/v1/servers/" + place.server() + "/third-party-requests";
      assertThat(ann.get(list).code()).isEqualTo("MISSING_PERMISSION");
      var waiting = owner.get(list).json().getAsJsonArray("requests").get(0).getAsJsonObject();
      assertThat(waiting.get("reason").getAsString()).isEqualTo("This tells where I live.");
      var decide = list + "/" + made.get("id").getAsString() + "/decision";
      owner.make("POST", decide, Visitor.json("decision", "MESSAGE_REMOVED"));
      assertThat(owner.call("POST", decide, Visitor.json("decision", "MESSAGE_KEPT")).code())
          .isEqualTo("ALREADY_DECIDED");

      var own = ann.get("/api/v1/users/@me/third-party-requests").json();
      assertThat(own.getAsJsonArray("requests").get(0).getAsJsonObject().get("decision"))
          .hasToString("\"MESSAGE_REMOVED\"");
      assertThat(ann.get("/api/v1/channels/" + place.channel() + "/messages/" + message).status())
          .isEqualTo(404);
      assertThat(owner.get(list).json().getAsJsonArray("requests")).isEmpty();
    }
  }

  @Test
  void restrictsAnAccountAtTheWishOfItsPersonAndLiftsItAgain() {
    try (var owner = person("owner6");
        var ann = person("ann6")) {
      var place = garden(owner);
      join(owner, ann, place);
      say(ann, place, "keep this, use it not");
      var restriction = "/api/v1/users/@me/restriction";
      assertThat(ann.call("PUT", restriction, Visitor.json()).code()).isEqualTo("STEP_UP_REQUIRED");
      ann.stepUp();
      ann.make("PUT", restriction, Visitor.json());

      var messages = "/api/v1/channels/" + place.channel() + "/messages";
      assertThat(owner.get(messages).json().toString()).doesNotContain("use it not");
      assertThat(ann.logInAgain("ann6").get("restricted").getAsBoolean()).isTrue();
      assertThat(ann.call("POST", messages, Visitor.json("content", "no")).code())
          .isEqualTo("ACCOUNT_RESTRICTED");
      assertThat(ann.get("/api/v1/users/@me/choices").status()).isEqualTo(200);

      ann.stepUp();
      ann.make("DELETE", restriction, Visitor.json());
      assertThat(owner.get(messages).json().toString()).contains("use it not");
    }
  }

  @Test
  void listsExactlyThoseWhomABreachConcerns() {
    try (var root = administrator("root5");
        var ann = person("ann5");
        var bob = person("bob5");
        var cyd = person("cyd5")) {
      var place = garden(ann);
      say(ann, place, "before");
      join(ann, bob, place);
      say(bob, place, "before too");
      join(ann, cyd, place);
      var end = NODE.now().plusSeconds(60);
      NODE.pass(Duration.ofMinutes(2));
      say(cyd, place, "after the end");

      var breach = register(root, end, "pg.content.messages.body");
      assertThat(breach.get("notifyBy").getAsString()).isEqualTo(plus(Duration.ofDays(3)));
      assertThat(breach.get("notice").getAsString())
          .contains("What people write", "Number of people");
      var affected = affected(root, breach);
      assertThat(affected).contains(id(ann), id(bob)).doesNotContain(id(cyd), id(root));
      assertThat(affected).hasSize(breach.get("affected").getAsInt());
      assertThat(affected(root, register(root, end, "pg.content.members")))
          .contains(id(ann), id(bob), id(cyd))
          .doesNotContain(id(root));
      // By a path over another table.
      assertThat(affected(root, register(root, end, "pg.identity.access_tokens.digest")))
          .contains(id(ann), id(bob), id(cyd), id(root));

      var at = "/api/v1/instance/breaches/" + breach.get("id").getAsString();
      root.make("PUT", at + "/notified", Visitor.json());
      assertThat(root.get(at).json().get("notifiedAt").getAsString())
          .isEqualTo(NODE.now().toString());
      assertThat(report(root, end, "pg.content.nonsense").code()).isEqualTo("BREACH_INVALID");
      assertThat(report(root, NODE.now().plusSeconds(1), "pg.content.messages").code())
          .isEqualTo("BREACH_INVALID");
    }
  }

  private record Place(String server, String channel) {}

  private static Visitor person(String name) {
    var visitor = NODE.visitor();
    visitor.signUp(name);
    return visitor;
  }

  private static Visitor administrator(String name) {
    var visitor = person(name);
    NODE.grant(name);
    visitor.stepUp();
    return visitor;
  }

  private static JsonArray looks(Visitor person) {
    var told = person.get("/api/v1/users/@me/looks").json();
    return told.has("looks") ? told.getAsJsonArray("looks") : new JsonArray();
  }

  private static Visitor.Answer choose(Visitor person, String purpose, String choice) {
    return person.call(
        "POST", "/api/v1/users/@me/choices", Visitor.json("purpose", purpose, "choice", choice));
  }

  private static JsonObject purpose(JsonObject told, String key) {
    return StreamSupport.stream(told.getAsJsonArray("purposes").spliterator(), false)
        .map(each -> each.getAsJsonObject())
        .filter(each -> each.get("key").getAsString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Place garden(Visitor owner) {
    var state = owner.create("/api/v1/servers", Visitor.json("name", "Garden"));
    var channel = state.getAsJsonArray("channels").get(0).getAsJsonObject();
    return new Place(
        state.getAsJsonObject("server").get("id").getAsString(),
        channel.getAsJsonObject("channel").get("id").getAsString());
  }

  private static void join(Visitor owner, Visitor guest, Place place) {
    var invite = owner.create("/api/v1/servers/" + place.server() + "/invites", Visitor.json());
    guest.make(
        "POST", "/api/v1/invites/" + invite.get("code").getAsString() + "/accept", Visitor.json());
  }

  private static String say(Visitor person, Place place, String text) {
    return person
        .create("/api/v1/channels/" + place.channel() + "/messages", Visitor.json("content", text))
        .get("id")
        .getAsString();
  }

  private static JsonObject register(Visitor root, Instant end, String record) {
    var answer = report(root, end, record);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  private static Visitor.Answer report(Visitor root, Instant end, String record) {
    var body =
        Visitor.json(
            "name",
            "A lost disk",
            "beganAt",
            START.minusSeconds(60).toString(),
            "endedAt",
            end.toString());
    var records = new JsonArray();
    records.add(record);
    body.add("records", records);
    return root.call("POST", "/api/v1/instance/breaches", body);
  }

  private static Set<String> affected(Visitor root, JsonObject breach) {
    var people =
        root.get("/api/v1/instance/breaches/" + breach.get("id").getAsString() + "/affected")
            .json();
    return StreamSupport.stream(people.getAsJsonArray("people").spliterator(), false)
        .map(person -> person.getAsJsonObject().get("userId").getAsString())
        .collect(Collectors.toSet());
  }

  private static String id(Visitor person) {
    var own = person.get("/api/v1/users/@me").json().getAsJsonObject("user");
    return own.get("id").getAsString();
  }

  private static String plus(Duration time) {
    return NODE.now().plus(time).toString();
  }
}
