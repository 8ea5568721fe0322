package chat.parley.domain.archive;

/// A row of an export that was taken in.
///
/// @param section and `table` as the export has them
/// @param json the row as it stood there
public record ArchivedItem(long id, String section, String table, String json) {
  @Override
  public String toString() {
    return "ArchivedItem[redacted]";
  }
}
