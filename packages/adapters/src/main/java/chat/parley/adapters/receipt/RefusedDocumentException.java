package chat.parley.adapters.receipt;

/// A document is not what it says it is. The message says why, in words for an auditor.
public final class RefusedDocumentException extends RuntimeException {
  RefusedDocumentException(String why) {
    super(why);
  }

  /// Why, in one line.
  public String why() {
    return String.valueOf(getMessage());
  }
}
