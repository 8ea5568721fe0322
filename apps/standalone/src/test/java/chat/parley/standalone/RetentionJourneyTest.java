package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.message.MessagePartitions;
import chat.parley.worker.sweep.MessageRetentionSweep;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: messages live as long as their channel says, and nobody is surprised. Method: people talk
/// and set retention over HTTP, the clock is moved, and the sweep takes its turns.
@Tag("real")
class RetentionJourneyTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final TimedNode node = TimedNode.at(START);
  private final Visitor ann = node.visitor();
  private String server = "";
  private String channel = "";

  @AfterEach
  void stop() {
    ann.close();
    node.close();
  }

  @Test
  void deletesAfterTheNoticeOfALoweredPolicyAndTellsInTheChannel() {
    begin();
    say("before");
    var set = setDays("/api/v1/channels/" + channel, 3);
    assertThat(set.get("days").getAsInt()).isZero();
    assertThat(set.get("nextDays").getAsInt()).isEqualTo(3);
    assertThat(set.get("nextFrom").getAsString()).isEqualTo("2026-11-28T12:00:00Z");
    assertThat(channelState().get("retention")).isEqualTo(set);

    passDays(6);
    sweep();
    assertThat(contents()).as("the notice is not over").containsExactly("before");
    say("during");

    passDays(2);
    sweep();
    assertThat(contents()).containsExactly("during");
    passDays(2);
    sweep();
    assertThat(contents()).isEmpty();
  }

  @Test
  void lastsAsShortAsTheShortestOfInstanceServerAndChannel() {
    begin();
    node.grant("ann");
    ann.stepUp();
    setDays("/api/v1/servers/" + server, 90);
    setDays("/api/v1/instance", 30);
    passDays(8);
    say("one");
    passDays(29);
    sweep();
    assertThat(contents()).containsExactly("one");
    var about = node.visitor().get("/api/v1/instance").json();
    assertThat(about.getAsJsonObject("retention").get("nextDays").getAsInt()).isEqualTo(30);
    passDays(2);
    sweep();
    assertThat(contents()).isEmpty();
  }

  @Test
  void holdsALongerTimeAtOnceAndDeletesInBatchesThatAreTold() {
    begin();
    setDays("/api/v1/channels/" + channel, 1);
    IntStream.range(0, 12).forEach(i -> say("m" + i));
    long head = head();
    passDays(8);
    sweep();
    assertThat(contents()).isEmpty();
    var events =
        ann.get("/api/v1/channels/" + channel + "/events?after=" + head)
            .json()
            .getAsJsonArray("events");
    assertThat(events).hasSize(12);
    assertThat(events)
        .allSatisfy(
            event -> assertThat(event.getAsJsonObject().get("deleted").getAsBoolean()).isTrue());
    assertThat(head()).isEqualTo(head + 12);

    assertThat(setDays("/api/v1/channels/" + channel, 0).has("nextFrom")).isFalse();
    say("for good");
    passDays(40);
    sweep();
    assertThat(contents()).containsExactly("for good");
  }

  @Test
  void isSetByThoseWhoMayAndWithinBounds() {
    begin();
    var bob = node.visitor();
    bob.signUp("bob");
    var body = days(7);
    assertThat(bob.call("PUT", "/api/v1/channels/" + channel + "/retention", body).code())
        .isEqualTo("UNKNOWN_CHANNEL");
    assertThat(ann.call("PUT", "/api/v1/instance/retention", body).code())
        .isEqualTo("STEP_UP_REQUIRED");
    ann.stepUp();
    assertThat(ann.call("PUT", "/api/v1/instance/retention", body).code()).isEqualTo("NOT_FOUND");
    assertThat(ann.call("PUT", "/api/v1/servers/" + server + "/retention", days(3_651)).code())
        .isEqualTo("RETENTION_INVALID");
    bob.close();
  }

  private void begin() {
    ann.signUp("ann");
    var state = ann.create("/api/v1/servers", Visitor.json("name", "Garden"));
    server = state.getAsJsonObject("server").get("id").getAsString();
    channel =
        state
            .getAsJsonArray("channels")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("channel")
            .get("id")
            .getAsString();
  }

  private void say(String text) {
    ann.create("/api/v1/channels/" + channel + "/messages", Visitor.json("content", text));
  }

  private JsonObject setDays(String level, int days) {
    return ann.make("PUT", level + "/retention", days(days));
  }

  private static JsonObject days(int days) {
    var body = new JsonObject();
    body.addProperty("days", days);
    return body;
  }

  /// An access token is good for minutes only, and a month has its own partition.
  private void passDays(int days) {
    node.pass(Duration.ofDays(days));
    node.bean(MessagePartitions.class).ensure(node.now());
    ann.logInAgain("ann");
  }

  private void sweep() {
    node.run(MessageRetentionSweep.class);
  }

  private JsonObject channelState() {
    return state().getAsJsonObject("channel");
  }

  private long head() {
    return state().get("headSeq").getAsLong();
  }

  private JsonObject state() {
    return ann.get("/api/v1/servers/" + server)
        .json()
        .getAsJsonArray("channels")
        .get(0)
        .getAsJsonObject();
  }

  private List<String> contents() {
    var page = ann.get("/api/v1/channels/" + channel + "/messages").json();
    return page.has("messages")
        ? StreamSupport.stream(page.getAsJsonArray("messages").spliterator(), false)
            .map(message -> message.getAsJsonObject().get("content").getAsString())
            .toList()
        : List.of();
  }
}
