package chat.parley.db.residue;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.Sql;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Looks in the bytes of the server's files for what was encrypted under keys that are gone: every
/// ciphertext begins with the magic and the id of its key. WAL is read whole, tables and indexes up
/// to a limit, in pieces chosen by chance where they are more than that.
@Singleton
public final class RawSearch {
  private static final int PIECE_BYTES = 8 * 1024 * 1024;
  private static final int HEAD_BYTES = Integer.BYTES + Long.BYTES;

  /// Every relation with files of its own, indexes and TOAST tables among them.
  private static final String FILES =
      """
      SELECT path, (pg_stat_file(path, true)).size AS size FROM (
        SELECT pg_relation_filepath(relation.oid)
                 || CASE WHEN segment = 0 THEN '' ELSE '.' || segment END AS path
        FROM pg_class AS relation,
             generate_series(0, (pg_relation_size(relation.oid) >> 30)::int) AS segment
        WHERE relation.relkind IN ('r', 'i', 't', 'm', 'S')) AS files
      WHERE (pg_stat_file(path, true)).size > 0
      """;

  private static final String WAL = "SELECT 'pg_wal/' || name AS path, size FROM pg_ls_waldir()";

  private static final String READ = "SELECT pg_read_binary_file(?, ?, ?, true) AS bytes";

  /// What was looked at and what was found.
  ///
  /// @param stores WAL and tables are two
  public record Found(int stores, int forms, long bytes, long hits) {}

  private record Piece(String file, long offset, int bytes) {}

  private final Random chance = new Random();

  /// Searches.
  ///
  /// @param keys ids of keys that are gone
  /// @param tableBytesMax how much of tables and indexes is read at most
  public Found run(Connection connection, Collection<Long> keys, long tableBytesMax) {
    var pieces = sample(pieces(connection, FILES), tableBytesMax);
    pieces.addAll(pieces(connection, WAL));
    var gone = new HashSet<>(keys);
    long bytes = 0;
    long hits = 0;
    for (var piece : pieces) {
      var content = read(connection, piece);
      bytes += content.length;
      hits += count(content, gone);
    }
    return new Found(2, 1, bytes, hits);
  }

  private List<Piece> sample(List<Piece> all, long bytesMax) {
    Collections.shuffle(all, chance);
    var chosen = new ArrayList<Piece>();
    long bytes = 0;
    for (var piece : all) {
      bytes += piece.bytes;
      if (bytes <= bytesMax) {
        chosen.add(piece);
      }
    }
    return chosen;
  }

  /// Pieces overlap by what a head takes, so that none is cut in two.
  private static List<Piece> pieces(Connection connection, String sql) {
    var pieces = new ArrayList<Piece>();
    record File(String path, long size) {}
    for (var file :
        Sql.list(connection, sql, row -> new File(row.getString("path"), row.getLong("size")))) {
      for (long offset = 0; offset < file.size; offset += PIECE_BYTES - HEAD_BYTES) {
        int bytes = (int) Math.min(PIECE_BYTES, file.size - offset);
        pieces.add(new Piece(file.path, offset, bytes));
      }
    }
    return pieces;
  }

  /// A file that goes meanwhile holds nothing.
  private static byte[] read(Connection connection, Piece piece) {
    return Sql.one(
        connection,
        READ,
        row -> {
          var bytes = row.getBytes("bytes");
          return bytes == null ? new byte[0] : bytes;
        },
        piece.file,
        piece.offset,
        (long) piece.bytes);
  }

  private static long count(byte[] content, Set<Long> gone) {
    long hits = 0;
    var buffer = ByteBuffer.wrap(content);
    byte first = (byte) (FieldCipher.MAGIC >>> 24);
    for (int at = 0; at + HEAD_BYTES <= content.length; at++) {
      if (content[at] == first
          && buffer.getInt(at) == FieldCipher.MAGIC
          && gone.contains(buffer.getLong(at + Integer.BYTES))) {
        hits++;
      }
    }
    return hits;
  }
}
