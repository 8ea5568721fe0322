package chat.parley.adapters.wire;

import chat.parley.shared.snowflake.Snowflakes;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/// Moments as the contract has them.
public final class Timestamps {
  private Timestamps() {}

  public static Timestamp of(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  /// The moment that a snowflake holds.
  public static Timestamp ofSnowflake(long id) {
    return of(Instant.ofEpochMilli(Snowflakes.millisOf(id)));
  }
}
