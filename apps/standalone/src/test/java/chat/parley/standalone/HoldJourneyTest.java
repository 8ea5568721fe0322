package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.message.MessagePartitions;
import chat.parley.worker.erasure.ErasureChore;
import chat.parley.worker.sweep.MessageRetentionSweep;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: what the law keeps stays, no longer than it must, and its person knows. Method: two
/// administrators hold somebody who leaves; the clock is moved.
@Tag("real")
class HoldJourneyTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ERASURE = "/api/v1/users/@me/erasure";
  private static final String HOLDS = "/api/v1/instance/holds";

  private final TimedNode node = TimedNode.at(START);
  private final Visitor ann = node.visitor();
  private final Visitor first = node.visitor();
  private final Visitor second = node.visitor();

  @AfterEach
  void stop() {
    ann.close();
    first.close();
    second.close();
    node.close();
  }

  @Test
  void stopsAnErasureAndByItselfResumesIt() {
    begin();
    var id = hold(30, false);
    second.make("PUT", HOLDS + "/" + id + "/approval", Visitor.json());
    var told = ann.get("/api/v1/users/@me/holds").json().getAsJsonArray("holds").get(0);
    assertThat(told.getAsJsonObject().get("caseName").getAsString()).isEqualTo("4711/26");
    assertThat(told.getAsJsonObject().get("state").getAsString()).isEqualTo("HOLD_ACTIVE");
    assertThat(ann.get("/api/v1/users/@me/looks").json().toString())
        .contains("A court asked for it.")
        .doesNotContain("first", "second");

    leaveNow();
    node.run(ErasureChore.class);
    assertThat(ann.get(ERASURE).json().get("progress").getAsString()).isEqualTo("HELD");

    node.pass(Duration.ofDays(29));
    node.run(ErasureChore.class);
    ann.logInAgain("ann");
    assertThat(ann.get(ERASURE).status()).isEqualTo(200);

    node.pass(Duration.ofDays(2));
    node.runUntil(ErasureChore.class, this::isGone);
  }

  @Test
  void needsTwoAdministratorsWithinADayAndBounds() {
    begin();
    assertThat(first.call("POST", HOLDS, request(91, false)).code()).isEqualTo("HOLD_INVALID");
    var id = hold(30, false);
    var approval = HOLDS + "/" + id + "/approval";
    assertThat(first.call("PUT", approval, Visitor.json()).code())
        .isEqualTo("SECOND_PERSON_NEEDED");
    leaveNow();
    node.runUntil(ErasureChore.class, this::isGone);

    node.pass(Duration.ofHours(25));
    second.logInAgain("second");
    second.stepUp();
    assertThat(second.get(HOLDS).json().getAsJsonArray("holds")).isEmpty();
  }

  @Test
  void isLeftForTooLongOrEndedEarly() {
    begin();
    var late = hold(30, false);
    node.pass(Duration.ofHours(24));
    for (var each : new Visitor[] {first, second}) {
      each.logInAgain(each == first ? "first" : "second");
      each.stepUp();
    }
    assertThat(second.call("PUT", HOLDS + "/" + late + "/approval", Visitor.json()).code())
        .isEqualTo("HOLD_NOT_OPEN");

    var ended = hold(30, false);
    second.make("PUT", HOLDS + "/" + ended + "/approval", Visitor.json());
    assertThat(first.make("DELETE", HOLDS + "/" + ended, Visitor.json()).get("state").getAsString())
        .isEqualTo("HOLD_ENDED");
  }

  @Test
  void keepsWhatTheyWroteFromTheSweepAndSaysNothingWhereTheLawForbidsIt() {
    begin();
    var state = second.create("/api/v1/servers", Visitor.json("name", "Garden"));
    var server = state.getAsJsonObject("server").get("id").getAsString();
    var channel =
        state
            .getAsJsonArray("channels")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("channel")
            .get("id")
            .getAsString();
    var invite = second.create("/api/v1/servers/" + server + "/invites", Visitor.json());
    ann.make(
        "POST", "/api/v1/invites/" + invite.get("code").getAsString() + "/accept", Visitor.json());
    var messages = "/api/v1/channels/" + channel + "/messages";
    ann.create(messages, Visitor.json("content", "of ann"));
    second.create(messages, Visitor.json("content", "of another"));
    var days = new JsonObject();
    days.addProperty("days", 1);
    second.make("PUT", "/api/v1/channels/" + channel + "/retention", days);

    var id = hold(9, true);
    second.make("PUT", HOLDS + "/" + id + "/approval", Visitor.json());
    assertThat(ann.get("/api/v1/users/@me/holds").json().getAsJsonArray("holds")).isEmpty();
    assertThat(ann.get("/api/v1/users/@me/looks").json().getAsJsonArray("looks")).isEmpty();
    assertThat(
            ann.make("POST", ERASURE + "/preview", Visitor.json("scope", "EVERYTHING")).toString())
        .contains("content.messages")
        .doesNotContain("hold");

    sweepAfter(Duration.ofDays(8));
    assertThat(second.get(messages).json().toString())
        .contains("of ann")
        .doesNotContain("of another");
    sweepAfter(Duration.ofDays(2));
    assertThat(second.get(messages).json().toString()).doesNotContain("of ann");
  }

  private boolean isGone() {
    return ann.logIn("ann", Visitor.PASSWORD).status() == 401;
  }

  private void sweepAfter(Duration time) {
    node.pass(time);
    node.bean(MessagePartitions.class).ensure(node.now());
    node.run(MessageRetentionSweep.class);
    second.logInAgain("second");
  }

  private void begin() {
    ann.signUp("ann");
    first.signUp("first");
    second.signUp("second");
    node.grant("first");
    node.grant("second");
    first.stepUp();
    second.stepUp();
  }

  /// Asks for a hold; answers its id.
  private String hold(int days, boolean keepFromPerson) {
    return first.make("POST", HOLDS, request(days, keepFromPerson)).get("id").getAsString();
  }

  private static JsonObject request(int days, boolean keepFromPerson) {
    var body =
        Visitor.json("username", "ann", "caseName", "4711/26", "reason", "A court asked for it.");
    body.addProperty("days", days);
    body.addProperty("keepFromPerson", keepFromPerson);
    return body;
  }

  private void leaveNow() {
    ann.stepUp();
    ann.make("POST", ERASURE, Visitor.json("scope", "EVERYTHING"));
    ann.logInAgain("ann");
    ann.stepUp();
    ann.make("POST", ERASURE + "/now", Visitor.json());
  }
}
