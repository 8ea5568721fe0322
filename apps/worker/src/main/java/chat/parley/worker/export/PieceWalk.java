package chat.parley.worker.export;

import chat.parley.shared.json.Json;
import chat.parley.worker.export.Pieces.Piece;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Goes through the pieces once, table by table, one piece in memory.
final class PieceWalk {
  /// Takes one row.
  @FunctionalInterface
  interface RowTaker {
    void take(Json.Members row) throws IOException;
  }

  private final Pieces pieces;
  private final int count;
  private final Runnable beat;
  private int next;
  private @Nullable Piece ahead;

  /// Walks through so many pieces.
  ///
  /// @param beat called before each piece is read
  PieceWalk(Pieces pieces, int count, Runnable beat) {
    this.pieces = pieces;
    this.count = count;
    this.beat = beat;
  }

  /// Hands over the rows of a table; tables are asked for in their order. Answers how many.
  long rowsOf(String place, RowTaker taker) throws IOException {
    long rows = 0;
    for (var piece = peek(); piece != null && piece.place().equals(place); piece = peek()) {
      for (var row : piece.rows()) {
        taker.take(row);
        rows++;
      }
      ahead = null;
    }
    return rows;
  }

  private @Nullable Piece peek() throws IOException {
    if (ahead == null && next < count) {
      beat.run();
      ahead = pieces.get(next);
      next++;
    }
    return ahead;
  }
}
