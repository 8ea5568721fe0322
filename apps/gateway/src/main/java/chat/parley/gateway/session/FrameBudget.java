package chat.parley.gateway.session;

/// How many frames a connection may still send: a token bucket that refills steadily.
public final class FrameBudget {

  /// What a connection may send over time.
  ///
  /// @param frames the burst
  /// @param refillMs time in which one frame is earned back
  public record Rate(int frames, int refillMs) {}

  private final Rate rate;
  private long emptyAtMs;

  public FrameBudget(Rate rate, long nowMs) {
    this.rate = rate;
    this.emptyAtMs = nowMs - (long) rate.frames() * rate.refillMs();
  }

  /// Takes one frame; false when there is none left.
  public boolean take(long nowMs) {
    // The moment the bucket would have been empty moves on by the price of each frame.
    long floorMs = nowMs - (long) rate.frames() * rate.refillMs();
    emptyAtMs = Math.max(emptyAtMs, floorMs) + rate.refillMs();
    return emptyAtMs <= nowMs;
  }
}
