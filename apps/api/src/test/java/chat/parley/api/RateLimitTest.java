package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Limits count callers by id and everyone else by network prefix.
@Tag("real")
class RateLimitTest {
  private static final String CHECK = "/api/v1/accounts/check-username";
  private static final String ASK = "{\"username\":\"nobody\"}";

  @Test
  void aPrefixIsSlowedDownAndOthersAreNot() {
    try (var node =
        ApiNode.start(
            Map.of("parley.limits.look-up.burst", 2, "parley.limits.look-up.per-minute", 1))) {
      assertThat(ask(node, "203.0.113.7").statusCode()).isEqualTo(200);
      assertThat(ask(node, "spoofed, 203.0.113.200").statusCode()).isEqualTo(200);
      var refused = ask(node, "203.0.113.9");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(ApiNode.text(refused)).contains("\"code\":\"RATE_LIMITED\"", "\"retryAfterS\":");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
      assertThat(ask(node, "203.0.114.7").statusCode()).isEqualTo(200);
      assertThat(ask(node, "2001:db8:1:2::3").statusCode()).isEqualTo(200);
      assertThat(ask(node, "2001:db8:1:ffff::9").statusCode()).isEqualTo(200);
      assertThat(ask(node, "2001:db8:1::").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void aPersonIsSlowedDownWhereverTheyAre() {
    try (var node =
        ApiNode.start(Map.of("parley.limits.read.burst", 2, "parley.limits.read.per-minute", 1))) {
      var ann = Person.signUp(node, "ann");
      var bob = Person.signUp(node, "bob");
      assertThat(ann.get("/api/v1/servers").statusCode()).isEqualTo(200);
      assertThat(ann.get("/api/v1/servers", "X-Forwarded-For", "198.51.100.1").statusCode())
          .isEqualTo(200);
      assertThat(ann.get("/api/v1/servers", "X-Forwarded-For", "198.51.101.1").statusCode())
          .isEqualTo(429);
      assertThat(bob.get("/api/v1/servers").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalLeavesTheConnectionUsable() {
    try (var node =
        ApiNode.start(
            Map.of("parley.limits.look-up.burst", 1, "parley.limits.look-up.per-minute", 1))) {
      for (int i = 0; i < 300; i++) {
        assertThat(ask(node, "203.0.113.7").statusCode()).isEqualTo(i == 0 ? 200 : 429);
      }
    }
  }

  private static HttpResponse<byte[]> ask(ApiNode node, String forwardedFor) {
    return node.send("POST", CHECK, ASK, "X-Forwarded-For", forwardedFor);
  }
}
