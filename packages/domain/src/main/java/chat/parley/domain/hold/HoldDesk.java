package chat.parley.domain.hold;

import chat.parley.domain.hold.Hold.State;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrator;
import chat.parley.domain.look.RecordedLook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What administrators do with holds.
public final class HoldDesk {

  public sealed interface Outcome {
    record Done(Hold hold) implements Outcome {}

    record UnknownHold() implements Outcome {}

    /// It has ended, or was approved before.
    record NotOpen() implements Outcome {}

    /// Whoever asked for a hold cannot also approve it, and nobody approves a hold on themselves.
    record SecondPersonNeeded() implements Outcome {}
  }

  private final HoldStore holds;
  private final IdSource ids;
  private final InstantSource clock;

  public HoldDesk(HoldStore holds, IdSource ids, InstantSource clock) {
    this.holds = holds;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whether a hold can last so long.
  public static boolean isAllowed(int days) {
    return days >= 1 && days <= Hold.DAYS_MAX;
  }

  /// Asks for a hold on a person whom the administrator has looked up.
  public Hold ask(
      Administrator by, RecordedLook look, CaseName caseName, int days, boolean personTold) {
    var now = clock.instant();
    var hold =
        new Hold(
            new HoldId(ids.next()),
            caseName,
            look.reason(),
            look.person(),
            by.id(),
            Optional.empty(),
            now,
            Optional.empty(),
            now.plus(Duration.ofDays(days)),
            personTold);
    holds.add(hold);
    return hold;
  }

  public Outcome approve(Administrator by, HoldId id) {
    var now = clock.instant();
    var asked = holds.find(id);
    if (asked.isEmpty()) {
      return new Outcome.UnknownHold();
    }
    var hold = asked.get();
    if (hold.stateAt(now) != State.ASKED) {
      return new Outcome.NotOpen();
    }
    if (hold.askedBy().equals(by.id()) || hold.person().equals(by.id())) {
      return new Outcome.SecondPersonNeeded();
    }
    var approved = hold.approved(by.id(), now);
    return holds.approve(approved) ? new Outcome.Done(approved) : new Outcome.NotOpen();
  }

  /// Ends a hold before its time. One administrator is enough: it gives a person's rights back.
  public Outcome end(Administrator by, HoldId id) {
    return holds
        .end(id, clock.instant())
        .<Outcome>map(Outcome.Done::new)
        .orElseGet(Outcome.UnknownHold::new);
  }

  public List<Hold> list(Administrator by) {
    return holds.open(clock.instant());
  }

  /// What a person may know of the holds on their data.
  public List<Hold> toldTo(UserId person) {
    return holds.toldTo(person, clock.instant());
  }
}
