package chat.parley.db.account;

import chat.parley.domain.account.Standing;

/// Reads what the function `identity.standing_of` answers.
public final class StandingNumber {
  private StandingNumber() {}

  public static Standing read(int number) {
    return switch (number) {
      case 1 -> Standing.ACTIVE;
      case 2 -> Standing.RESTRICTED;
      default -> throw new IllegalArgumentException("no standing has number " + number);
    };
  }
}
