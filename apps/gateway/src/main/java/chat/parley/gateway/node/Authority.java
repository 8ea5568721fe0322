package chat.parley.gateway.node;

import java.time.InstantSource;

/// When the node last heard from those who could tell it that somebody's rights ended.
///
/// The bus or the database is enough: whoever ends a right writes it to the database, and the relay
/// that reads it there says it on the bus.
final class Authority {

  private final InstantSource clock;
  private final int ageMsMax;
  private volatile long busMs;
  private volatile long databaseMs;

  Authority(InstantSource clock, int ageMsMax) {
    this.clock = clock;
    this.ageMsMax = ageMsMax;
    this.busMs = clock.millis();
    this.databaseMs = busMs;
  }

  void heardBus() {
    busMs = clock.millis();
  }

  void heardDatabase() {
    databaseMs = clock.millis();
  }

  /// Whether what the node knows may still be acted on.
  boolean isFresh() {
    return clock.millis() - Math.max(busMs, databaseMs) <= ageMsMax;
  }
}
