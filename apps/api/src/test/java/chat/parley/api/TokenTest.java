package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.time.SteppedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tokens that were good once, over real HTTP and a clock of our own.
@Tag("real")
class TokenTest {
  private static final String OWN_ACCOUNT = "/api/v1/users/@me";

  @Test
  void anAccessTokenEndsByItself() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      clock.advance(Duration.ofMinutes(9));
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(2));
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anAccessTokenEndsWithItsSession() {
    try (var node = ApiNode.at(SteppedClock.atNoon())) {
      var ann = Person.signUp(node, "ann");
      assertThat(ann.send("DELETE", "/api/v1/sessions/@current", "").statusCode()).isEqualTo(204);
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
      assertThat(refresh(node, ann.cookie()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aRefreshTokenThatWasTradedLongAgoEndsTheSession() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      var second = refresh(node, ann.cookie());
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(Person.cookie(refresh(node, ann.cookie()))).isEqualTo(Person.cookie(second));
      clock.advance(Duration.ofSeconds(31));
      assertThat(refresh(node, ann.cookie()).statusCode()).isEqualTo(401);
      assertThat(refresh(node, Person.cookie(second)).statusCode()).isEqualTo(401);
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theRefreshCookieIsOfThisHostOnly() {
    try (var node = ApiNode.at(SteppedClock.atNoon())) {
      var ann = Person.signUp(node, "ann");
      assertThat(refresh(node, ann.cookie()).headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-")
          .contains("Secure", "HTTPOnly", "SameSite=Strict", "Path=/")
          .doesNotContain("Domain");
    }
  }

  private static HttpResponse<byte[]> refresh(ApiNode node, String cookie) {
    return node.send("POST", "/api/v1/sessions/refresh", "{}", "Cookie", cookie);
  }
}
