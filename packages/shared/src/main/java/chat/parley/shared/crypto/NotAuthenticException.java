package chat.parley.shared.crypto;

/// A sealed value was changed, moved, or sealed under another key.
public final class NotAuthenticException extends RuntimeException {
  public NotAuthenticException() {
    super("a sealed value does not open");
  }
}
