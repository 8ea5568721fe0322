package chat.parley.db.export;

import chat.parley.db.sql.Sql;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.Progress;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.id.ExportId;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What a row of `ops.exports` says to its person.
final class ExportRow {
  private ExportRow() {}

  static Export read(ResultSet row) throws SQLException {
    return new Export(
        new ExportId(row.getLong("id")),
        State.of(row.getInt("state")),
        Sql.instant(row, "requested_at"),
        Sql.instant(row, "expires_at"),
        new Progress(row.getLong("rows_read"), row.getLong("rows_total")),
        row.getLong("size_bytes"));
  }
}
