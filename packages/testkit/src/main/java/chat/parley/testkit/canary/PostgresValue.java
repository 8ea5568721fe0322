package chat.parley.testkit.canary;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Values that PostgreSQL compressed, in a row or in the first chunk of a TOAST table: a length
/// word, a word with the original length and the method, and the compressed bytes. Of a value
/// that fills more than one chunk, what the first one holds is seen.
final class PostgresValue {
  private static final int HEAD_BYTES = 2 * Integer.BYTES;
  /// A page of a table; no value in one is longer.
  static final int BYTES_MAX = 8 * 1024;

  private static final int CHUNK_BYTES_MIN = 1_000;
  private static final int CHUNK_BYTES_MAX = 2_004;
  private static final int RAW_BYTES_MAX = 1024 * 1024;
  private static final int RAW_MASK = 0x3FFFFFFF;
  private static final int METHOD_SHIFT = 30;
  private static final int PGLZ = 0;
  private static final int LZ4 = 1;
  private static final int WHOLE_VALUE = 2;
  private static final int CHUNK = 0;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private PostgresValue() {}

  /// Is told what a value holds.
  @FunctionalInterface
  interface Found {
    void value(Packing packing, byte[] content, int length);
  }

  /// Tries the word at `at`, for a value that ends after `seen`.
  static void at(byte[] piece, int at, int seen, int end, Found found) {
    if (end - at <= HEAD_BYTES) {
      return;
    }
    int word = (int) INT.get(piece, at);
    int kind = word & 3;
    int length = word >>> 2;
    boolean fits =
        kind == WHOLE_VALUE
            ? length > HEAD_BYTES && length <= BYTES_MAX
            : kind == CHUNK && length >= CHUNK_BYTES_MIN && length <= CHUNK_BYTES_MAX;
    if (!fits || at + length > end || at + length <= seen) {
      return;
    }
    int info = (int) INT.get(piece, at + Integer.BYTES);
    int raw = info & RAW_MASK;
    if (raw <= length - HEAD_BYTES || raw > RAW_BYTES_MAX) {
      return;
    }
    int from = at + HEAD_BYTES;
    int to = at + length;
    switch (info >>> METHOD_SHIFT) {
      case PGLZ -> {
        var content = new byte[raw];
        found.value(Packing.PGLZ, content, pglz(piece, from, to, content));
      }
      case LZ4 -> {
        var content = new byte[raw];
        found.value(Packing.LZ4, content, lz4(piece, from, to, content));
      }
      default -> {
        // not a method of PostgreSQL's
      }
    }
  }

  /// PostgreSQL's `pglz_decompress`: a control byte, low bit first; 0 is a literal, 1 a reference
  /// of two bytes, or three for what is longer than 17. Answers how far it came.
  private static int pglz(byte[] in, int from, int to, byte[] out) {
    int at = from;
    int written = 0;
    while (at < to && written < out.length) {
      int control = in[at++];
      for (int bit = 0; bit < Byte.SIZE && at < to && written < out.length; bit++, control >>= 1) {
        if ((control & 1) == 0) {
          out[written++] = in[at++];
          continue;
        }
        if (at + 1 >= to) {
          return written;
        }
        int length = (in[at] & 0x0F) + 3;
        int offset = ((in[at] & 0xF0) << 4) | (in[at + 1] & 0xFF);
        at += 2;
        if (length == 18 && at < to) {
          length += in[at++] & 0xFF;
        }
        if (offset == 0 || offset > written) {
          return written;
        }
        for (int end = Math.min(written + length, out.length); written < end; written++) {
          out[written] = out[written - offset];
        }
      }
    }
    return written;
  }

  /// A block that is cut off, as in a first chunk, fails at its end: what was unpacked until then
  /// counts.
  private static int lz4(byte[] in, int from, int to, byte[] out) {
    try {
      return new Lz4Decompressor().decompress(in, from, to - from, out, 0, out.length);
    } catch (MalformedInputException | IllegalArgumentException e) {
      int length = out.length;
      while (length > 0 && out[length - 1] == 0) {
        length--;
      }
      return length;
    }
  }
}
