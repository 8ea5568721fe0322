package chat.parley.testkit.canary;

import java.util.Locale;

/// How a place may have been packed.
public enum Packing {
  NONE,
  GZIP,
  /// Of a zip, or of zlib.
  DEFLATE,
  ZSTD,
  LZ4,
  /// A value that PostgreSQL compressed by its own method.
  PGLZ;

  /// To be added to a place, such as ` in gzip`.
  public String words() {
    return this == NONE ? "" : " in " + name().toLowerCase(Locale.ROOT);
  }
}
