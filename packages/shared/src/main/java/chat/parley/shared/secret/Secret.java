package chat.parley.shared.secret;

/// Holds a value that must not be printed. Equality is identity: compare secrets in constant time.
public final class Secret<T> {
  private final T value;

  private Secret(T value) {
    this.value = value;
  }

  public static <T> Secret<T> of(T value) {
    return new Secret<>(value);
  }

  /// The value itself; call it where it is used, not earlier.
  public T reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
