package chat.parley.gateway.presence;

import java.time.Duration;

/// The pace of presence.
///
/// @param ttl how long a person counts as there without being confirmed; 60 s at most
/// @param refreshMs how often those who are here are confirmed
/// @param coalesceMs at most one change of a person is told in this time
/// @param departureMs how long somebody may be without a connection before they are gone
public record PresenceTimes(Duration ttl, int refreshMs, int coalesceMs, int departureMs) {

  public static final PresenceTimes DEFAULT =
      new PresenceTimes(Duration.ofSeconds(60), 20_000, 2_000, 5_000);

  public PresenceTimes {
    if (ttl.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("presence lives 60 s at most");
    }
  }
}
