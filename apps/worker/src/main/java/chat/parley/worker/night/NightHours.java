package chat.parley.worker.night;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// When the work of the night is done.
///
/// @param hour of the day, in UTC
@ConfigurationProperties("parley.night")
public record NightHours(@Bindable(defaultValue = "3") int hour) {
  /// A night that comes sooner is the same night.
  static final Duration APART_MIN = Duration.ofHours(20);

  /// Later than this nothing waits for its hour: an epoch ends within a day.
  static final Duration APART_MAX = Duration.ofHours(23);

  boolean isDue(Instant last, Instant now) {
    var apart = Duration.between(last, now);
    boolean itsHour = now.atOffset(ZoneOffset.UTC).getHour() == hour;
    return apart.compareTo(APART_MAX) >= 0 || (itsHour && apart.compareTo(APART_MIN) >= 0);
  }
}
