package chat.parley.shared.log;

import java.util.Locale;

/// A field a log line may carry. Each has a record in the privacy inventory, or the build fails.
public enum LogKey {
  ATTEMPT,
  BYTES,
  CODE,
  COUNT,
  DURATION_MS,
  EPOCH,
  LIMIT,
  NODE,
  PARTITION,
  PENDING,
  PORT,
  REASON,
  SHARD,
  STATUS,
  VERSION;

  /// The name in the line, such as `duration_ms`.
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
