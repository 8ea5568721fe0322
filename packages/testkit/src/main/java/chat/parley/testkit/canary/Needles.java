package chat.parley.testkit.canary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds any of many byte strings in one pass. Every fourth position of the hay is looked at: each
/// needle is known by the four words of four bytes that begin at its first four bytes, and one of
/// them falls on such a position.
final class Needles {
  private static final int WORD = Integer.BYTES;
  private static final int SHORTEST = 2 * WORD - 1;
  private static final int FILTER_BITS = 20;
  private static final int SPREAD = 0x9E3779B9;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /// What is looked for, and for whom.
  @SuppressWarnings("ArrayRecordComponent") // compared by what it stands for
  record Needle(Canary canary, Form form, byte[] bytes) {}

  /// Where in a needle a word begins.
  private record Word(Needle needle, int offset) {}

  /// Is told of every place where a needle is.
  @FunctionalInterface
  interface Found {
    void at(Needle needle, int position);
  }

  private final Map<Integer, List<Word>> words = new HashMap<>();
  private final long[] filter = new long[1 << (FILTER_BITS - 6)];
  private int longest;

  Needles(List<Canary> canaries) {
    for (var canary : canaries) {
      canary.forms().forEach((form, bytes) -> add(new Needle(canary, form, bytes)));
    }
  }

  /// How much of one piece must be seen again with the next.
  int overlap() {
    return longest + WORD;
  }

  /// Looks at `hay` up to `end`.
  void find(byte[] hay, int end, Found found) {
    for (int at = 0; at + WORD <= end; at += WORD) {
      int word = (int) INT.get(hay, at);
      int slot = slot(word);
      if ((filter[slot >>> 6] & (1L << slot)) != 0) {
        for (var known : words.getOrDefault(word, List.of())) {
          int start = at - known.offset;
          int stop = start + known.needle.bytes.length;
          if (start >= 0
              && stop <= end
              && Arrays.equals(
                  hay, start, stop, known.needle.bytes, 0, known.needle.bytes.length)) {
            found.at(known.needle, start);
          }
        }
      }
    }
  }

  private void add(Needle needle) {
    if (needle.bytes.length < SHORTEST) {
      throw new IllegalArgumentException("a canary is too short to be told from chance");
    }
    longest = Math.max(longest, needle.bytes.length);
    for (int offset = 0; offset < WORD; offset++) {
      int word = (int) INT.get(needle.bytes, offset);
      words.computeIfAbsent(word, _ -> new ArrayList<>()).add(new Word(needle, offset));
      int slot = slot(word);
      filter[slot >>> 6] |= 1L << slot;
    }
  }

  private static int slot(int word) {
    return (word * SPREAD) >>> (Integer.SIZE - FILTER_BITS);
  }
}
