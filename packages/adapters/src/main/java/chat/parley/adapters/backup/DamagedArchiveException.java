package chat.parley.adapters.backup;

/// An archive does not hold what it says. The message is one line for the operator.
public final class DamagedArchiveException extends RuntimeException {
  DamagedArchiveException(String message) {
    super(message);
  }

  DamagedArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
