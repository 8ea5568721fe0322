package chat.parley.domain.hold;

import chat.parley.domain.id.UserId;
import chat.parley.domain.look.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A legal hold.
///
/// @param askedBy the first of two administrators
/// @param approvedBy the second, once they agreed
/// @param endsAt when it ends by itself, if it is approved in time
public record Hold(
    HoldId id,
    CaseName caseName,
    Reason reason,
    UserId person,
    UserId askedBy,
    Optional<UserId> approvedBy,
    Instant askedAt,
    Optional<Instant> approvedAt,
    Instant endsAt,
    boolean personTold) {
  public static final int DAYS_MAX = 90;

  /// How long a second administrator has to agree.
  public static final Duration APPROVAL_MAX = Duration.ofHours(24);

  /// Where a hold stands.
  public enum State {
    ASKED,
    ACTIVE,
    ENDED
  }

  public State stateAt(Instant now) {
    if (!now.isBefore(overAt())) {
      return State.ENDED;
    }
    return approvedBy.isPresent() ? State.ACTIVE : State.ASKED;
  }

  /// When it ends as things stand: a hold that nobody approves ends after a day.
  public Instant overAt() {
    var unapproved = askedAt.plus(APPROVAL_MAX);
    return approvedBy.isPresent() || endsAt.isBefore(unapproved) ? endsAt : unapproved;
  }

  /// The hold once another administrator agreed.
  Hold approved(UserId by, Instant now) {
    return new Hold(
        id,
        caseName,
        reason,
        person,
        askedBy,
        Optional.of(by),
        askedAt,
        Optional.of(now),
        endsAt,
        personTold);
  }
}
