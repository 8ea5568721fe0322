package chat.parley.shared.telemetry;

import java.util.Locale;

/// What a span can be about; its name.
public enum Operation {
  HTTP_REQUEST,
  RELAY_BATCH;

  String spanName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
