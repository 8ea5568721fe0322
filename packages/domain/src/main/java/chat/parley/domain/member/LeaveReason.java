package chat.parley.domain.member;

/// Why somebody is no longer in a server. The number rests in the outbox.
public enum LeaveReason {
  LEFT(1),
  REMOVED(2),
  BANNED(3),
  DELETED(4);

  private final int number;

  LeaveReason(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
