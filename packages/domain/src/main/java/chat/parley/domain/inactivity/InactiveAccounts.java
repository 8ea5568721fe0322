package chat.parley.domain.inactivity;

import chat.parley.domain.id.UserId;
import chat.parley.domain.inactivity.Inactivity.Step;
import java.time.LocalDate;

/// Accounts by the day of their last visit. A restricted account is none of them: whoever
/// restricted it wants it kept, or it is going already.
public interface InactiveAccounts {

  /// Writes to a person.
  @FunctionalInterface
  interface Letter {
    void send(UserId person, LocalDate lastSeen);
  }

  /// Has an account erased.
  @FunctionalInterface
  interface End {
    void begin(UserId person);
  }

  /// Finds one account that is due for a notice, has its letter sent, and notes it, all or nothing.
  /// A crash in between sends the letter twice, never not at all. False when none is due.
  boolean noticeNext(Step notice, LocalDate today, Letter letter);

  /// Finds one account that is due for erasure and has it begun, all or nothing: nobody comes back
  /// in between. False when none is due.
  boolean endNext(Step erasure, End end);
}
