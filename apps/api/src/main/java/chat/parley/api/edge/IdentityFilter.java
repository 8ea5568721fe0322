package chat.parley.api.edge;

import chat.parley.api.codec.Encoding;
import chat.parley.api.problem.RequestIds;
import chat.parley.proto.v1.Problem;
import com.google.protobuf.Message;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Names every request and finishes every answer.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class IdentityFilter implements Ordered {
  private static final String REQUEST_ID = "X-Request-Id";

  private final Origins origins;
  private final RequestMetrics metrics;
  private final RequestTraces traces;

  IdentityFilter(Origins origins, RequestMetrics metrics, RequestTraces traces) {
    this.origins = origins;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public int getOrder() {
    return FilterOrder.IDENTITY;
  }

  @RequestFilter
  void name(HttpRequest<?> request, MutablePropagatedContext context) {
    metrics.begin(request);
    traces.begin(request);
    context.add(new BoundRequestId(RequestIds.of(request)));
  }

  @ResponseFilter
  void finish(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    if (answer.body() instanceof Message message) {
      encode(request, answer, message);
    }
    answer.header(REQUEST_ID, RequestIds.of(request).value());
    AnswerHeaders.write(answer, origins.overTls());
    metrics.end(request, answer);
    traces.end(request, answer);
  }

  private static void encode(
      HttpRequest<?> request, MutableHttpResponse<?> answer, Message message) {
    var encoding = Encoding.wanted(request).orElse(Encoding.JSON);
    answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (message instanceof Problem problem) {
      answer.body(problem.toBuilder().setRequestId(RequestIds.of(request).value()).build());
      answer.contentType(encoding.problem());
    } else {
      answer.contentType(encoding.body());
    }
  }
}
