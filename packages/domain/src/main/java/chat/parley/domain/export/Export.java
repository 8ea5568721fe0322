package chat.parley.domain.export;

import chat.parley.domain.id.ExportId;
import java.time.Duration;
import java.time.Instant;

/// A copy of everything stored about a person, made for them (Art. 15 and 20 GDPR).
///
/// @param expiresAt then it is gone, with the key that opens it
/// @param sizeBytes of the file; 0 until it is ready
public record Export(
    ExportId id,
    State state,
    Instant requestedAt,
    Instant expiresAt,
    Progress progress,
    long sizeBytes) {
  /// From the request on.
  public static final Duration GOOD_FOR = Duration.ofDays(7);

  /// Exports of one person that there are at a time.
  public static final int PER_PERSON_MAX = 3;

  /// How far an export is. The number rests in the database and is never given another meaning.
  public enum State {
    WAITING(1),
    /// Rows are read and set aside.
    READING(2),
    /// The file is written from what was set aside.
    PACKING(3),
    READY(4),
    /// It was tried too often.
    FAILED(5);

    private final int number;

    State(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    public static State of(int number) {
      for (var state : values()) {
        if (state.number == number) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state has number " + number);
    }

    /// Whether a worker has something to do.
    public boolean isUnderWay() {
      return switch (this) {
        case WAITING, READING, PACKING -> true;
        case READY, FAILED -> false;
      };
    }
  }

  /// Rows read, of those that were there when reading began.
  public record Progress(long rowsRead, long rowsTotal) {}
}
