package chat.parley.domain.look;

import java.time.Instant;

/// A look that an administrator took, as its person is told of it: not who it was, but why.
public record Look(long id, Kind kind, Reason reason, Instant at) {

  /// What was looked at. The number rests in the database and is never given another meaning.
  public enum Kind {
    ACCOUNT_FILE(1),
    /// The person was found by their name, to keep their data for a case.
    HOLD_PLACED(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    public static Kind of(int number) {
      for (var kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no look has number " + number);
    }
  }
}
