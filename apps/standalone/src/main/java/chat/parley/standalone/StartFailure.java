package chat.parley.standalone;

/// Why a node does not start, in one line that says what to do about it.
final class StartFailure extends RuntimeException {
  StartFailure(String line) {
    super(line);
  }

  StartFailure(String line, Throwable cause) {
    super(line, cause);
  }

  /// The line to print.
  String line() {
    return String.valueOf(getMessage());
  }
}
