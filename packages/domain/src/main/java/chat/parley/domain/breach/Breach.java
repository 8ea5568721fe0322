package chat.parley.domain.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A breach of personal data.
///
/// @param endedAt data that came later are not affected
/// @param noticedAt when this Parley became aware of it
/// @param notifiedAt when the authority was told
/// @param records ids of the inventory; the name of a table stands for its columns
public record Breach(
    BreachId id,
    String name,
    String what,
    Instant beganAt,
    Instant endedAt,
    Instant noticedAt,
    Optional<Instant> notifiedAt,
    List<String> records) {
  /// 72 hours: Art. 33(1).
  public static final Duration NOTIFY_WITHIN = Duration.ofDays(3);

  public static final int NAME_CODE_POINTS_MIN = 3;
  public static final int NAME_CODE_POINTS_MAX = 100;
  public static final int WHAT_CHARACTERS_MAX = 4_000;
  public static final int RECORDS_MAX = 200;

  public Breach {
    records = List.copyOf(records);
  }

  /// Until when the authority must be told.
  public Instant notifyBy() {
    return noticedAt.plus(NOTIFY_WITHIN);
  }
}
