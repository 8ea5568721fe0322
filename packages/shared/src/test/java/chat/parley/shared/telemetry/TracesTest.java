package chat.parley.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.log.RequestId;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TracesTest {
  private final List<SpanData> spans = new ArrayList<>();

  @Test
  void carriesFixedNamesAndDeclaredAttributesOnly() {
    var id = RequestId.random();
    var route = Label.of("route", List.of("GetInstance"));
    try (var traces = Traces.through(SimpleSpanProcessor.create(exporter()))) {
      traces
          .begin(Operation.HTTP_REQUEST)
          .with(TraceKey.STATUS, 500)
          .with(TraceKey.ROUTE, route, "/channels/7/ophelia")
          .with(id)
          .failed(new IllegalStateException("ophelia wrote this"))
          .close();
    }
    var span = spans.getFirst();
    assertThat(span.getName()).isEqualTo("http_request");
    var declared =
        Arrays.stream(TraceKey.values()).map(TraceKey::attribute).collect(Collectors.toSet());
    span.getAttributes().forEach((key, value) -> assertThat(declared).contains(key.getKey()));
    assertThat(span.getResource().getAttributes().asMap().keySet())
        .extracting(key -> key.getKey())
        .isSubsetOf(
            Set.of(
                "service.name",
                "telemetry.sdk.name",
                "telemetry.sdk.language",
                "telemetry.sdk.version"));
    assertThat(span.getEvents()).isEmpty();
    assertThat(span.toString()).contains(id.value()).doesNotContain("ophelia");
  }

  @Test
  void recordsNothingWhenOff() {
    try (var traces = Traces.off()) {
      traces.begin(Operation.RELAY_BATCH).with(TraceKey.COUNT, 3).close();
    }
    assertThat(spans).isEmpty();
  }

  private SpanExporter exporter() {
    return new SpanExporter() {
      @Override
      public CompletableResultCode export(Collection<SpanData> batch) {
        spans.addAll(batch);
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
      }
    };
  }
}
