package chat.parley.shared.log;

import chat.parley.shared.log.LogEntry.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Writes fixed events with typed fields. There is no overload for text, ids or messages.
public final class SafeLog {
  private final Logger logger;

  private SafeLog(Logger logger) {
    this.logger = logger;
  }

  public static SafeLog of(Class<?> owner) {
    return new SafeLog(LoggerFactory.getLogger(owner));
  }

  public void debug(LogEvent event) {
    write(Level.DEBUG, event, null);
  }

  public void debug(LogEvent event, LogKey key, long value) {
    write(Level.DEBUG, event, null, new Field(key, value));
  }

  public void info(LogEvent event) {
    write(Level.INFO, event, null);
  }

  public void info(LogEvent event, LogKey key, long value) {
    write(Level.INFO, event, null, new Field(key, value));
  }

  public void info(LogEvent event, LogKey key, Enum<?> value) {
    write(Level.INFO, event, null, new Field(key, value));
  }

  public void info(LogEvent event, LogKey key, long value, LogKey key2, long value2) {
    write(Level.INFO, event, null, new Field(key, value), new Field(key2, value2));
  }

  public void info(
      LogEvent event, LogKey key, long value, LogKey key2, long value2, LogKey key3, long value3) {
    write(
        Level.INFO,
        event,
        null,
        new Field(key, value),
        new Field(key2, value2),
        new Field(key3, value3));
  }

  public void warn(LogEvent event) {
    write(Level.WARN, event, null);
  }

  public void warn(LogEvent event, LogKey key, long value) {
    write(Level.WARN, event, null, new Field(key, value));
  }

  public void warn(LogEvent event, LogKey key, Enum<?> value) {
    write(Level.WARN, event, null, new Field(key, value));
  }

  public void warn(LogEvent event, LogKey key, long value, LogKey key2, long value2) {
    write(Level.WARN, event, null, new Field(key, value), new Field(key2, value2));
  }

  /// Of the error only its type and our own stack frames are written.
  public void warn(LogEvent event, Throwable error) {
    write(Level.WARN, event, error);
  }

  /// Of the error only its type and our own stack frames are written.
  public void warn(LogEvent event, Throwable error, LogKey key, long value) {
    write(Level.WARN, event, error, new Field(key, value));
  }

  public void error(LogEvent event) {
    write(Level.ERROR, event, null);
  }

  /// Of the error only its type and our own stack frames are written.
  public void error(LogEvent event, Throwable error) {
    write(Level.ERROR, event, error);
  }

  /// Of the error only its type and our own stack frames are written.
  public void error(LogEvent event, Throwable error, LogKey key, long value) {
    write(Level.ERROR, event, error, new Field(key, value));
  }

  private void write(Level level, LogEvent event, @Nullable Throwable error, Field... fields) {
    if (logger.isEnabledForLevel(level)) {
      logger
          .atLevel(level)
          .setCause(error)
          .addArgument(new LogEntry(event, List.of(fields)))
          .log(event.words());
    }
  }
}
