package chat.parley.domain.look;

import chat.parley.domain.id.UserId;

/// A look that was written down, or is about to be with the hold it is for. Only [TakeLook] makes
/// one: holding it is the proof.
public final class RecordedLook {
  private final UserId person;
  private final Reason reason;

  RecordedLook(UserId person, Reason reason) {
    this.person = person;
    this.reason = reason;
  }

  public UserId person() {
    return person;
  }

  public Reason reason() {
    return reason;
  }
}
