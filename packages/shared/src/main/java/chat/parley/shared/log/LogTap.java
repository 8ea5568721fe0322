package chat.parley.shared.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Hears the fields of every line this process writes, so that what is written can be compared with
/// what is declared.
public final class LogTap implements AutoCloseable {
  private final Forwarder forwarder;

  private LogTap(Forwarder forwarder) {
    this.forwarder = forwarder;
  }

  /// Listens until the tap is closed.
  public static LogTap open(Consumer<Map<String, Object>> listener) {
    var forwarder = new Forwarder(listener);
    forwarder.start();
    root().addAppender(forwarder);
    return new LogTap(forwarder);
  }

  @Override
  public void close() {
    root().detachAppender(forwarder);
  }

  private static ch.qos.logback.classic.Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(ch.qos.logback.classic.Logger.ROOT_LOGGER_NAME);
  }

  private static final class Forwarder extends AppenderBase<ILoggingEvent> {
    private final Consumer<Map<String, Object>> listener;

    Forwarder(Consumer<Map<String, Object>> listener) {
      this.listener = listener;
    }

    @Override
    protected void append(ILoggingEvent event) {
      listener.accept(SafeLine.of(event).fields());
    }
  }
}
