package chat.parley.shared.telemetry;

import java.util.Locale;

/// An attribute a span may carry. Each has a record in the privacy inventory, or the build fails.
public enum TraceKey {
  COUNT,
  ERROR,
  PARTITION,
  REQUEST_ID,
  ROUTE,
  STATUS;

  /// The name in a span, such as `request_id`.
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
