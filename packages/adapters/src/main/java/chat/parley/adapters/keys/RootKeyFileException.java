package chat.parley.adapters.keys;

/// The root key file is missing, damaged or open to others. The message is one line for the
/// operator.
public final class RootKeyFileException extends RuntimeException {
  RootKeyFileException(String message) {
    super(message);
  }

  RootKeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
