package chat.parley.testkit.canary;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Tells by its first bytes what may be a packed form, and unpacks it as far as it goes: what turns
/// out to be none ends early.
final class Unpacker {
  private static final int GZIP = 0x00088B1F;
  private static final int GZIP_MASK = 0x00FFFFFF;
  private static final int ZIP_ENTRY = 0x04034B50;
  /// What must be there to tell.
  static final int HEAD_BYTES = 30;

  private static final int ZIP_DEFLATED = 8;
  private static final int ZSTD = 0xFD2FB528;
  private static final int LZ4_FRAME = 0x184D2204;
  private static final int INFLATER_BUFFER_BYTES = 4 * 1024;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Unpacker() {}

  /// A packing, and what is in it.
  record Unpacked(Packing packing, InputStream content) {}

  /// Whether something packed may begin at `at`; cheap, since it is asked of every byte.
  static boolean mayBegin(byte[] piece, int at, int end) {
    byte head = piece[at];
    boolean known = head == 0x1F || head == 'P' || head == 0x28 || head == 0x04 || head == 0x78;
    if (!known || end - at < HEAD_BYTES) {
      return false;
    }
    int first = (int) INT.get(piece, at);
    return (first & GZIP_MASK) == GZIP
        || first == ZIP_ENTRY
        || first == ZSTD
        || first == LZ4_FRAME
        || isZlib(first);
  }

  /// What begins at `at`, if it looks like something packed.
  ///
  /// @param rest what follows after `end`
  static Optional<Unpacked> at(byte[] piece, int at, int end, InputStream rest) throws IOException {
    int first = (int) INT.get(piece, at);
    if ((first & GZIP_MASK) == GZIP) {
      return unpacked(Packing.GZIP, new GZIPInputStream(from(piece, at, end, rest)));
    }
    if (first == ZIP_ENTRY) {
      return zipEntry(piece, at, end, rest);
    }
    if (first == ZSTD) {
      return unpacked(Packing.ZSTD, new ZstdInputStream(from(piece, at, end, rest)));
    }
    if (first == LZ4_FRAME) {
      return unpacked(Packing.LZ4, new Lz4Frame(from(piece, at, end, rest)));
    }
    if (isZlib(first)) {
      return unpacked(Packing.DEFLATE, inflating(from(piece, at, end, rest), false));
    }
    return Optional.empty();
  }

  /// RFC 1950: method 8 with a window of 32 KiB, no dictionary, and a check that is a multiple of
  /// 31.
  private static boolean isZlib(int first) {
    int method = first & 0xFF;
    int flags = (first >>> 8) & 0xFF;
    return method == 0x78 && (flags & 0x20) == 0 && (method * 256 + flags) % 31 == 0;
  }

  private static Optional<Unpacked> zipEntry(byte[] piece, int at, int end, InputStream rest) {
    var head = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
    int content =
        at
            + HEAD_BYTES
            + Short.toUnsignedInt(head.getShort(at + 26))
            + Short.toUnsignedInt(head.getShort(at + 28));
    return head.getShort(at + 8) == ZIP_DEFLATED && content < end
        ? unpacked(Packing.DEFLATE, inflating(from(piece, content, end, rest), true))
        : Optional.empty();
  }

  private static InputStream inflating(InputStream packed, boolean raw) {
    return new InflaterInputStream(packed, new Inflater(raw), INFLATER_BUFFER_BYTES) {
      @Override
      public void close() throws IOException {
        inf.end();
        super.close();
      }
    };
  }

  private static Optional<Unpacked> unpacked(Packing packing, InputStream content) {
    return Optional.of(new Unpacked(packing, content));
  }

  private static InputStream from(byte[] piece, int at, int end, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(piece, at, end - at), rest);
  }

  /// The blocks of an LZ4 frame, each by itself: what it refers to in the one before is not seen.
  private static final class Lz4Frame extends InputStream {
    private static final int BLOCK_BYTES_MAX = 4 * 1024 * 1024;
    private static final int SIZE_GIVEN = 0x08;
    private static final int DICTIONARY_GIVEN = 0x01;
    private static final int BLOCK_CHECKED = 0x10;
    private static final int STORED = 0x80000000;

    private final InputStream in;
    private final boolean checked;
    private ByteArrayInputStream block = new ByteArrayInputStream(new byte[0]);

    Lz4Frame(InputStream in) throws IOException {
      this.in = in;
      in.skipNBytes(Integer.BYTES);
      int flags = in.read();
      checked = (flags & BLOCK_CHECKED) != 0;
      in.skipNBytes(
          2L
              + ((flags & SIZE_GIVEN) != 0 ? Long.BYTES : 0)
              + ((flags & DICTIONARY_GIVEN) != 0 ? Integer.BYTES : 0));
    }

    @Override
    public int read() throws IOException {
      return fill() ? block.read() : -1;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
      return fill() ? block.read(buffer, start, length) : -1;
    }

    private boolean fill() throws IOException {
      while (block.available() == 0) {
        var size = in.readNBytes(Integer.BYTES);
        if (size.length < Integer.BYTES) {
          throw new EOFException();
        }
        int word = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int bytes = word & ~STORED;
        if (bytes == 0) {
          return false;
        }
        if (bytes > BLOCK_BYTES_MAX) {
          throw new EOFException();
        }
        var packed = in.readNBytes(bytes);
        block = new ByteArrayInputStream((word & STORED) != 0 ? packed : unpack(packed));
        in.skipNBytes(checked ? Integer.BYTES : 0);
      }
      return true;
    }

    private static byte[] unpack(byte[] packed) throws IOException {
      var out = new byte[BLOCK_BYTES_MAX];
      try {
        int length = new Lz4Decompressor().decompress(packed, 0, packed.length, out, 0, out.length);
        return Arrays.copyOf(out, length);
      } catch (MalformedInputException e) {
        throw new IOException(e);
      }
    }
  }
}
