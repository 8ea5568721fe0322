package chat.parley.shared.error;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.RequestId;
import chat.parley.shared.telemetry.Metrics;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ErrorReportsTest {
  private final Metrics metrics = new Metrics();
  private final ErrorReports reports =
      new ErrorReports(metrics, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));

  @Test
  void keepsTypeCodeFramesAndRequestIdAndNoMessage() {
    var id = RequestId.random();
    try (var _ = id.bind()) {
      reports.report(LogEvent.REQUEST_FAILED, new IllegalStateException("ophelia wrote this"));
    }
    var report = reports.newest().getFirst();
    assertThat(report.code()).isEqualTo(LogEvent.REQUEST_FAILED);
    assertThat(report.types()).containsExactly("java.lang.IllegalStateException");
    assertThat(report.frames().getFirst()).startsWith(ErrorReportsTest.class.getName());
    assertThat(report.requestId()).contains(id);
    assertThat(report.toString()).doesNotContain("ophelia");
  }

  @Test
  void countsAllAndKeepsTheNewest() {
    for (int i = 0; i < 101; i++) {
      reports.report(LogEvent.TASK_FAILED, new IllegalStateException());
    }
    assertThat(reports.newest()).hasSize(100);
    assertThat(metrics.exposition()).contains("parley_errors_total{code=\"task_failed\"} 101");
  }
}
