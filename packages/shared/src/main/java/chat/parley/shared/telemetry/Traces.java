package chat.parley.shared.telemetry;

import chat.parley.shared.log.RequestId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/// Traces, off unless the operator names a collector of their own.
///
/// A span has a fixed name and declared attributes: numbers, values of a [Label] and the request
/// id. There is no way to add a text, an id or the message of an exception.
public final class Traces implements AutoCloseable {
  private static final String SCOPE = "chat.parley";

  private final Tracer tracer;
  private final Runnable end;

  private Traces(TracerProvider provider, Runnable end) {
    this.tracer = provider.get(SCOPE);
    this.end = end;
  }

  /// What the operator asked for: to the collector that `PARLEY_TRACES_COLLECTOR` names, else off.
  public static Traces configured() {
    var collector = System.getenv("PARLEY_TRACES_COLLECTOR");
    return collector == null ? off() : to(collector);
  }

  /// Records nothing and costs nothing.
  public static Traces off() {
    return new Traces(TracerProvider.noop(), () -> {});
  }

  /// Sends spans in batches, by OTLP over HTTP.
  ///
  /// @param collector such as `http://localhost:4318/v1/traces`
  public static Traces to(String collector) {
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(collector).build();
    return through(BatchSpanProcessor.builder(exporter).build());
  }

  static Traces through(SpanProcessor processor) {
    var service = Attributes.of(AttributeKey.stringKey("service.name"), "parley");
    var provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(service))
            .addSpanProcessor(processor)
            .build();
    return new Traces(provider, provider::close);
  }

  /// Begins a span; end it by closing it, on any thread.
  public Step begin(Operation operation) {
    var span = tracer.spanBuilder(operation.spanName()).setNoParent().startSpan();
    return new Step(span);
  }

  /// Sends what is left.
  @Override
  public void close() {
    end.run();
  }

  /// A span under way.
  public static final class Step implements AutoCloseable {
    private final Span span;

    private Step(Span span) {
      this.span = span;
    }

    public Step with(TraceKey key, long value) {
      span.setAttribute(key.attribute(), value);
      return this;
    }

    /// A value the label does not have is recorded as `other`.
    public Step with(TraceKey key, Label label, String value) {
      span.setAttribute(key.attribute(), label.admit(value));
      return this;
    }

    public Step with(RequestId id) {
      span.setAttribute(TraceKey.REQUEST_ID.attribute(), id.value());
      return this;
    }

    /// Of the error only its type is recorded.
    public Step failed(Throwable error) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute(TraceKey.ERROR.attribute(), error.getClass().getName());
      return this;
    }

    @Override
    public void close() {
      span.end();
    }
  }
}
