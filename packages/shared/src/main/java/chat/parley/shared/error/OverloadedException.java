package chat.parley.shared.error;

/// A bounded resource is full; the caller may try again in a moment.
public final class OverloadedException extends RuntimeException {
  public OverloadedException() {
    super("a bounded resource is full");
  }
}
