package chat.parley.gateway.frame;

/// Streaming validation of UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing past
/// U+10FFFF), whose state fits an int so that it can wait between fragments.
///
/// The state holds how many continuation bytes are due and the range the next one must lie in.
final class Utf8 {

  /// Between code points: text may end here.
  static final int COMPLETE = 0;

  static final int INVALID = -1;

  private static final int ANY_TAIL = range(0x80, 0xBF);

  private Utf8() {}

  /// The state after `bytes[from, to)`, or [#INVALID] as soon as no continuation could be valid.
  static int advance(int state, byte[] bytes, int from, int to) {
    int at = from;
    int now = state;
    while (at < to) {
      int next = bytes[at] & 0xFF;
      at++;
      if (now != COMPLETE) {
        now = tail(now, next);
      } else if (next >= 0x80) {
        now = lead(next);
      }
      if (now == INVALID) {
        return INVALID;
      }
    }
    return now;
  }

  private static int lead(int next) {
    if (next >= 0xC2 && next <= 0xDF) {
      return ANY_TAIL | 1;
    }
    return switch (next) {
      case 0xE0 -> range(0xA0, 0xBF) | 2;
      case 0xED -> range(0x80, 0x9F) | 2;
      case 0xF0 -> range(0x90, 0xBF) | 3;
      case 0xF4 -> range(0x80, 0x8F) | 3;
      default -> {
        if (next >= 0xE1 && next <= 0xEF) {
          yield ANY_TAIL | 2;
        }
        yield next >= 0xF1 && next <= 0xF3 ? ANY_TAIL | 3 : INVALID;
      }
    };
  }

  private static int tail(int state, int next) {
    int low = (state >> 8) & 0xFF;
    int high = (state >> 16) & 0xFF;
    if (next < low || next > high) {
      return INVALID;
    }
    int due = (state & 0xFF) - 1;
    return due == 0 ? COMPLETE : ANY_TAIL | due;
  }

  private static int range(int low, int high) {
    return (high << 16) | (low << 8);
  }
}
