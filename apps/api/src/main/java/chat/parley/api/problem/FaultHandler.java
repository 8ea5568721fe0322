package chat.parley.api.problem;

import chat.parley.adapters.ephemeral.EphemeralUnavailableException;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.error.OverloadedException;
import chat.parley.shared.log.LogEvent;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers what nobody expected. The operator finds the fault by the request id of the answer.
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, MutableHttpResponse<Problem>> {
  private static final Duration OVERLOAD_WAIT = Duration.ofSeconds(1);

  private static final Duration OUTAGE_WAIT = Duration.ofSeconds(2);

  private final ErrorReports reports;

  FaultHandler(ErrorReports reports) {
    this.reports = reports;
  }

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public MutableHttpResponse<Problem> handle(HttpRequest request, Throwable fault) {
    if (fault instanceof OverloadedException) {
      return Problems.retryAfter(ErrorCode.UNAVAILABLE, OVERLOAD_WAIT);
    }
    try (var _ = RequestIds.of((HttpRequest<?>) request).bind()) {
      reports.report(LogEvent.REQUEST_FAILED, fault);
    }
    return isUnreachable(fault)
        ? Problems.retryAfter(ErrorCode.UNAVAILABLE, OUTAGE_WAIT)
        : Problems.of(ErrorCode.INTERNAL);
  }

  /// Whether PostgreSQL or the ephemeral store could not be asked at all.
  private static boolean isUnreachable(@Nullable Throwable fault) {
    return switch (fault) {
      case null -> false;
      case SqlFaultException sql -> sql.isUnreachable();
      case EphemeralUnavailableException _ -> true;
      case ConnectionException _ -> true; // no connection could be had from the pool
      default -> isUnreachable(fault.getCause());
    };
  }
}
