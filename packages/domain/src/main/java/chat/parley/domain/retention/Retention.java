package chat.parley.domain.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long messages are kept, as one level says it.
///
/// @param days [#UNTIL_DELETED] or the number of days
/// @param next what was announced; it may hold already
public record Retention(int days, Optional<Announced> next) {
  /// This level sets no end.
  public static final int UNTIL_DELETED = 0;

  public static final int DAYS_MAX = 3_650;

  /// How long before a shorter time holds people are told.
  public static final Duration NOTICE = Duration.ofDays(7);

  /// What a level says that was never given a time.
  public static final Retention NONE = new Retention(UNTIL_DELETED, Optional.empty());

  /// A shorter time, and from when it holds.
  public record Announced(int days, Instant from) {}

  /// Whether a level can be given this time.
  public static boolean isAllowed(int days) {
    return days >= UNTIL_DELETED && days <= DAYS_MAX;
  }

  /// What holds at a moment.
  public int daysAt(Instant now) {
    return next.filter(announced -> !now.isBefore(announced.from()))
        .map(Announced::days)
        .orElse(days);
  }

  /// What the level says after it was given another time. What was announced and is confirmed keeps
  /// its date; anything else that was announced is taken back.
  public Retention changedTo(int wanted, Instant now) {
    int today = daysAt(now);
    if (!isShorter(wanted, today)) {
      return new Retention(wanted, Optional.empty());
    }
    var announced =
        next.filter(before -> before.days() == wanted)
            .orElseGet(() -> new Announced(wanted, now.plus(NOTICE)));
    return new Retention(today, Optional.of(announced));
  }

  private static boolean isShorter(int days, int than) {
    return days != UNTIL_DELETED && (than == UNTIL_DELETED || days < than);
  }
}
