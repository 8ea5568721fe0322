package chat.parley.domain.account;

/// Text as a person typed it, before anything about it was checked.
public record Typed(String value) {
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "Typed[redacted]";
  }
}
