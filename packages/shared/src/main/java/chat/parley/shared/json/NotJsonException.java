package chat.parley.shared.json;

/// Something is not the JSON it should be. The message names the place, never the text.
public final class NotJsonException extends RuntimeException {
  NotJsonException(String words, int at) {
    super(words + " (at character " + at + ")");
  }
}
