package chat.parley.adapters.archive;

/// A file is not an export that can be taken in. The message is one line for whoever tried, and
/// never shows what is in the file.
public final class RefusedArchiveException extends RuntimeException {
  RefusedArchiveException(String why) {
    super(why);
  }

  RefusedArchiveException(String why, Throwable cause) {
    super(why, cause);
  }
}
