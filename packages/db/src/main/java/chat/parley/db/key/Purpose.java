package chat.parley.db.key;

/// What a key of a person is for. The number rests in the database and is never given another
/// meaning.
public enum Purpose {
  /// Names and addresses.
  PROFILE(1),
  /// What the person wrote.
  MESSAGES(2),
  /// Copies of the person's data that wait to be fetched.
  EXPORT(3);

  private final int number;

  Purpose(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  static Purpose of(int number) {
    for (var purpose : values()) {
      if (purpose.number == number) {
        return purpose;
      }
    }
    throw new IllegalArgumentException("no purpose has number " + number);
  }
}
