package chat.parley.domain.choice;

/// What a person can choose about a purpose. The number rests in the database and is never given
/// another meaning.
public enum Choice {
  CONSENT_GIVEN(1),
  CONSENT_WITHDRAWN(2),
  OBJECTION_MADE(3),
  OBJECTION_WITHDRAWN(4);

  private final int number;

  Choice(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static Choice of(int number) {
    for (var choice : values()) {
      if (choice.number == number) {
        return choice;
      }
    }
    throw new IllegalArgumentException("no choice has number " + number);
  }
}
