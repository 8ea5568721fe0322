package chat.parley.db.retention;

import chat.parley.domain.retention.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns `retention_days`, `retention_next_days` and `retention_next_from` of a level.
public final class RetentionColumns {
  private RetentionColumns() {}

  public static Retention read(ResultSet row) throws SQLException {
    return of(
        row.getInt("retention_days"),
        row.getObject("retention_next_days", Integer.class),
        row.getTimestamp("retention_next_from"));
  }

  public static Retention of(int days, @Nullable Integer nextDays, @Nullable Timestamp nextFrom) {
    return nextDays == null || nextFrom == null
        ? new Retention(days, Optional.empty())
        : new Retention(days, Optional.of(new Retention.Announced(nextDays, nextFrom.toInstant())));
  }
}
