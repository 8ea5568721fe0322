package chat.parley.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private enum Outcome {
    SENT,
    REFUSED
  }

  private final Metrics metrics = new Metrics();

  @Test
  void writesPrometheusText() {
    metrics
        .counter("a_total", "Counts.", Label.of("outcome", Outcome.class))
        .increment(Outcome.SENT);
    metrics.gauge("b", "Reads.", () -> 2.5);
    var seconds = metrics.histogram("c_seconds", "Takes.", new double[] {0.1, 1});
    seconds.observe(0.05);
    seconds.observe(0.1);
    seconds.observe(7);
    assertThat(metrics.exposition())
        .isEqualTo(
            """
            # HELP a_total Counts.
            # TYPE a_total counter
            a_total{outcome="sent"} 1
            # HELP b Reads.
            # TYPE b gauge
            b 2.5
            # HELP c_seconds Takes.
            # TYPE c_seconds histogram
            c_seconds_bucket{le="0.1"} 2
            c_seconds_bucket{le="1"} 2
            c_seconds_bucket{le="+Inf"} 3
            c_seconds_sum 7.15
            c_seconds_count 3
            """);
  }

  @Test
  void countsWhatIsNotDeclaredAsOther() {
    var counter = metrics.counter("a_total", "Counts.", Label.of("route", List.of("/api/v1/x")));
    counter.increment("/api/v1/x");
    counter.increment("ophelia@example.org");
    counter.increment("\"} injected 1");
    assertThat(metrics.exposition())
        .contains("a_total{route=\"/api/v1/x\"} 1", "a_total{route=\"other\"} 2")
        .doesNotContain("ophelia", "injected");
  }

  @Test
  void asksForEachDeclaredLabel() {
    var counter = metrics.counter("a_total", "Counts.", Label.of("outcome", Outcome.class));
    assertThatThrownBy(counter::increment).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void answersTheSameMetricForTheSameName() {
    metrics.counter("a_total", "Counts.").increment();
    metrics.counter("a_total", "Counts.").increment();
    assertThat(metrics.exposition()).contains("a_total 2\n");
    assertThat(metrics.declared()).containsEntry("a_total", List.of());
  }
}
