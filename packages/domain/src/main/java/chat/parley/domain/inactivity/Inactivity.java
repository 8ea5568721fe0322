package chat.parley.domain.inactivity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// When somebody who does not come any more is written to, and when their account goes.
///
/// @param noticeMonths after how long without a visit each letter is due
/// @param erasedMonths after how long the account goes
public record Inactivity(List<Integer> noticeMonths, int erasedMonths) {

  public Inactivity {
    noticeMonths = List.copyOf(noticeMonths);
    int before = 0;
    for (int months : noticeMonths) {
      if (months <= before) {
        throw new IllegalArgumentException("notices come one after the other");
      }
      before = months;
    }
    if (noticeMonths.isEmpty() || erasedMonths <= before) {
      throw new IllegalArgumentException("an account goes after a notice");
    }
  }

  /// What is due on a day for an account of which the steps before are done.
  ///
  /// @param number counts from 1
  /// @param lastSeenBy the account was not used after this day
  /// @param noticedBy the letter before was written on this day at the latest
  public record Step(int number, LocalDate lastSeenBy, LocalDate noticedBy) {}

  /// The letters that are due on a day.
  public List<Step> notices(LocalDate today) {
    return IntStream.rangeClosed(1, noticeMonths.size())
        .mapToObj(number -> step(number, today))
        .toList();
  }

  /// The erasures that are due on a day.
  public Step erasure(LocalDate today) {
    return step(noticeMonths.size() + 1, today);
  }

  /// The day of erasure that a letter of today names. The account does not go before it.
  public LocalDate erasedOn(LocalDate lastSeen, Step notice, LocalDate today) {
    var planned = lastSeen.plusMonths(erasedMonths);
    var earliest = today.plusMonths(erasedMonths - months(notice.number));
    return planned.isBefore(earliest) ? earliest : planned;
  }

  private Step step(int number, LocalDate today) {
    int pause = number == 1 ? 0 : months(number) - months(number - 1);
    return new Step(number, today.minusMonths(months(number)), today.minusMonths(pause));
  }

  private int months(int step) {
    return step > noticeMonths.size() ? erasedMonths : noticeMonths.get(step - 1);
  }
}
