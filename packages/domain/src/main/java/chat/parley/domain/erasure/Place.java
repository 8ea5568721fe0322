package chat.parley.domain.erasure;

import java.util.Set;
import java.util.regex.Pattern;

/// A column that holds data of a person, and what becomes of them.
///
/// @param id the inventory's name of it
/// @param table with its schema, such as `content.messages`
/// @param step when it is done, among the steps of an erasure
/// @param parts what it belongs to that can be erased alone
public record Place(
    String id,
    String table,
    String column,
    SubjectPath subject,
    Action action,
    int step,
    Set<Part> parts) {
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");
  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

  public Place {
    parts = Set.copyOf(parts);
    if (!TABLE.matcher(table).matches() || !COLUMN.matcher(column).matches()) {
      throw new IllegalArgumentException("no name of a table and a column: " + id);
    }
  }

  /// A part of a person that can be erased while the rest stays.
  public enum Part {
    DIRECT_MESSAGES,
    /// Tables of this part have a column `server_id`.
    ONE_SERVER
  }

  /// The ways of erasing.
  public enum Action {
    /// The row goes.
    DELETE,
    /// The key that opens the value goes; the value stays as noise.
    CRYPTO_SHRED,
    /// First the key, then the row.
    DELETE_AND_SHRED,
    /// The value goes, the row stays.
    NULL_OUT,
    /// The row stays and leads to nobody in particular.
    DETACH,
    /// Everything stays, with a reason.
    KEEP
  }
}
