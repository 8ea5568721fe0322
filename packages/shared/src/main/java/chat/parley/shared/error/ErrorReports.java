package chat.parley.shared.error;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.OurFrames;
import chat.parley.shared.log.RequestId;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Metrics;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Collects unexpected errors: logged, counted, and the newest kept in memory for the operator.
public final class ErrorReports {
  private static final int KEPT_MAX = 100;
  private static final SafeLog LOG = SafeLog.of(ErrorReports.class);

  private final InstantSource clock;
  private final Metrics.Counter errors;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<ErrorReport> newest = new ArrayDeque<>();

  public ErrorReports(Metrics metrics, InstantSource clock) {
    this.clock = clock;
    this.errors =
        metrics.counter(
            "parley_errors_total", "Unexpected errors.", Label.of("code", LogEvent.class));
  }

  /// Scrubs and keeps an error.
  ///
  /// @param code what the node was doing, such as [LogEvent#REQUEST_FAILED]
  public ErrorReport report(LogEvent code, Throwable error) {
    var report =
        new ErrorReport(
            clock.instant(),
            code,
            OurFrames.types(error),
            OurFrames.of(error),
            RequestId.current());
    LOG.error(code, error);
    errors.increment(code);
    lock.lock();
    try {
      if (newest.size() == KEPT_MAX) {
        newest.removeFirst();
      }
      newest.addLast(report);
    } finally {
      lock.unlock();
    }
    return report;
  }

  /// The newest reports, oldest first.
  public List<ErrorReport> newest() {
    lock.lock();
    try {
      return List.copyOf(newest);
    } finally {
      lock.unlock();
    }
  }
}
