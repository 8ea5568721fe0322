package chat.parley.shared.log;

import java.util.List;

/// What a [SafeLog] says. Only this package can make one, so the encoder trusts it.
record LogEntry(LogEvent event, List<Field> fields) {

  /// A declared field; the value is a number or the name of a constant.
  record Field(LogKey key, Object value) {}
}
