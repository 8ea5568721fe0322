package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.worker.erasure.ErasureChore;
import chat.parley.worker.relay.OutboxRelay;
import chat.parley.worker.sweep.RetentionSweep;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: nobody passes as somebody who left, or who is called otherwise now, for 12 months; and
/// nobody learns which of the two it was. Method: over HTTP, with a moved clock.
@Tag("real")
class GivenUpNameJourneyTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ERASURE = "/api/v1/users/@me/erasure";

  private final TimedNode node = TimedNode.at(START);
  private final Visitor ann = node.visitor();
  private final Visitor stranger = node.visitor();

  @AfterEach
  void stop() {
    ann.close();
    stranger.close();
    node.close();
  }

  @Test
  void theNameOfSomebodyErasedIsNobodysForAYear() {
    ann.signUp("ann");
    var inUse = refusal("ann");
    ann.stepUp();
    var code =
        ann.make("POST", ERASURE, Visitor.json("scope", "EVERYTHING"))
            .get("receiptCode")
            .getAsString();
    ann.logInAgain("ann");
    ann.stepUp();
    ann.make("POST", ERASURE + "/now", Visitor.json());
    var find = Visitor.json("code", code);
    node.runUntil(
        ErasureChore.class,
        () -> {
          node.bean(OutboxRelay.class).round(); // what waits there is how others hear of it
          return !stranger
              .make("POST", "/api/v1/receipts/find", find)
              .getAsJsonArray("receipts")
              .isEmpty();
        });

    assertThat(refusal("ann")).as("as if it were in use").isEqualTo(inUse);
    assertThat(isOffered("ann")).isFalse();

    sweepAfter(Duration.ofDays(364));
    assertThat(refusal("ann")).isEqualTo(inUse);
    sweepAfter(Duration.ofDays(2));
    assertThat(isOffered("ann")).isTrue();
    stranger.signUp("ann");
  }

  @Test
  void aNameSomebodyChangedIsTheirsAloneForAYear() {
    ann.signUp("ann");
    ann.make("PATCH", "/api/v1/users/@me", Visitor.json("username", "anna"));
    stranger.signUp("stranger");

    assertThat(refusal("ann").get("code").getAsString()).isEqualTo("USERNAME_TAKEN");
    assertThat(stranger.call("PATCH", "/api/v1/users/@me", Visitor.json("username", "ann")).code())
        .isEqualTo("USERNAME_TAKEN");
    ann.make("PATCH", "/api/v1/users/@me", Visitor.json("username", "ann"));
    ann.make("PATCH", "/api/v1/users/@me", Visitor.json("username", "anna"));

    sweepAfter(Duration.ofDays(366));
    stranger.logInAgain("stranger");
    stranger.make("PATCH", "/api/v1/users/@me", Visitor.json("username", "ann"));
  }

  /// Why nobody new can have a name, without the number of the request.
  private JsonObject refusal(String username) {
    var body = Visitor.json("username", username, "password", Visitor.PASSWORD + " of another");
    body.addProperty("ofAge", true);
    var answer = stranger.call("POST", "/api/v1/accounts", body);
    assertThat(answer.status()).isEqualTo(409);
    answer.json().remove("requestId");
    return answer.json();
  }

  private boolean isOffered(String username) {
    return stranger
        .make("POST", "/api/v1/accounts/check-username", Visitor.json("username", username))
        .get("available")
        .getAsBoolean();
  }

  private void sweepAfter(Duration time) {
    node.pass(time);
    node.run(RetentionSweep.class);
  }
}
