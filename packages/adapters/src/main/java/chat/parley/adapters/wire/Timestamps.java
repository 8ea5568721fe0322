package chat.parley.adapters.wire;

import chat.parley.shared.snowflake.Snowflakes;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// Moments as the contract has them.
public final class Timestamps {
  private static final long SECONDS_MIN = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long SECONDS_MAX = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int NANOS_MAX = 999_999_999;

  private Timestamps() {}

  public static Timestamp of(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  /// The moment that somebody sent; empty when it is outside the years 1 to 9999 of the contract.
  public static Optional<Instant> moment(Timestamp sent) {
    boolean isMoment =
        sent.getSeconds() >= SECONDS_MIN
            && sent.getSeconds() <= SECONDS_MAX
            && sent.getNanos() >= 0
            && sent.getNanos() <= NANOS_MAX;
    return isMoment
        ? Optional.of(Instant.ofEpochSecond(sent.getSeconds(), sent.getNanos()))
        : Optional.empty();
  }

  /// The moment that a snowflake holds.
  public static Timestamp ofSnowflake(long id) {
    return of(Instant.ofEpochMilli(Snowflakes.millisOf(id)));
  }
}
