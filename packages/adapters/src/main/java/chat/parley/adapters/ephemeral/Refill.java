package chat.parley.adapters.ephemeral;

import java.time.Duration;

/// How large a token bucket is and how fast it refills.
record Refill(int capacity, double perSecond) {
  Refill {
    if (capacity < 1 || !(perSecond > 0)) {
      throw new IllegalArgumentException("a bucket holds at least one token and refills");
    }
  }

  /// Tokens after a while; a clock that stepped back adds none.
  double after(double tokens, long elapsedMs) {
    return Math.min(capacity, tokens + Math.max(0, elapsedMs) * perSecond / 1000);
  }

  /// How long it takes to gain tokens, rounded up to a millisecond.
  Duration timeFor(double tokens) {
    return Duration.ofMillis((long) Math.ceil(Math.max(0, tokens) * 1000 / perSecond));
  }
}
