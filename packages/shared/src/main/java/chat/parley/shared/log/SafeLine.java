package chat.parley.shared.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is left of a logging event: the fields that may be written, in order.
///
/// A [SafeLog]'s event keeps its fixed words and declared fields. Of anyone else's only the logger,
/// the level, the types of the exceptions and our own frames are left.
record SafeLine(Map<String, Object> fields) {
  static final String AT = "at";
  static final String LEVEL = "level";
  static final String LOGGER = "logger";
  static final String EVENT = "event";
  static final String REQUEST_ID = RequestId.CONTEXT_KEY;
  static final String ERROR = "error";
  static final String FRAMES = "frames";

  static SafeLine of(ILoggingEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(AT, event.getInstant().toString());
    fields.put(LEVEL, event.getLevel().toString());
    fields.put(LOGGER, event.getLoggerName());
    entry(event)
        .ifPresent(
            entry -> {
              fields.put(EVENT, entry.event().name().toLowerCase(Locale.ROOT));
              for (var field : entry.fields()) {
                fields.put(field.key().field(), value(field.value()));
              }
            });
    requestId(event).ifPresent(id -> fields.put(REQUEST_ID, id.value()));
    var error = event.getThrowableProxy();
    if (error != null) {
      fields.put(ERROR, types(error));
      var frames = frames(error);
      if (!frames.isEmpty()) {
        fields.put(FRAMES, frames);
      }
    }
    return new SafeLine(fields);
  }

  /// The fixed words of a [SafeLog]'s event; none for anyone else's.
  static Optional<String> words(ILoggingEvent event) {
    return entry(event).map(entry -> entry.event().words());
  }

  private static Optional<LogEntry> entry(ILoggingEvent event) {
    var arguments = event.getArgumentArray();
    return arguments != null && arguments.length == 1 && arguments[0] instanceof LogEntry entry
        ? Optional.of(entry)
        : Optional.empty();
  }

  private static Optional<RequestId> requestId(ILoggingEvent event) {
    return RequestId.parse(event.getMDCPropertyMap().get(RequestId.CONTEXT_KEY));
  }

  private static Object value(Object value) {
    return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
  }

  private static List<String> types(IThrowableProxy error) {
    return throwable(error).map(OurFrames::types).orElseGet(() -> List.of(error.getClassName()));
  }

  private static List<String> frames(IThrowableProxy error) {
    return throwable(error).map(OurFrames::of).orElseGet(ArrayList::new);
  }

  private static Optional<Throwable> throwable(@Nullable IThrowableProxy error) {
    return error instanceof ThrowableProxy proxy
        ? Optional.of(proxy.getThrowable())
        : Optional.empty();
  }
}
