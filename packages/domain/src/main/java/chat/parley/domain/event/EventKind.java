package chat.parley.domain.event;

/// What can happen. The number rests in the outbox and is never given another meaning.
public enum EventKind {
  MESSAGE_CREATED(10),
  MESSAGE_EDITED(11),
  MESSAGE_DELETED(12),
  CHANNEL_CREATED(20),
  CHANNEL_UPDATED(21),
  CHANNEL_DELETED(22),
  SERVER_UPDATED(30),
  SERVER_DELETED(31),
  MEMBER_JOINED(32),
  MEMBER_LEFT(33),
  MEMBER_UPDATED(34),
  SESSION_REVOKED(40),
  SERVER_JOINED(41),
  SERVER_LEFT(42),
  READ_POSITION_MOVED(43),
  ACCOUNT_UPDATED(44);

  private final int number;

  EventKind(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The kind with a number; throws when there is none, which is an event of a newer version.
  public static EventKind of(int number) {
    for (var kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no event kind " + number);
  }
}
