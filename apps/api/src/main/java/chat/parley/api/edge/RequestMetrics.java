package chat.parley.api.edge;

import chat.parley.api.route.Routes;
import chat.parley.proto.contract.Contracts;
import chat.parley.proto.contract.Endpoint;
import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Metrics;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/// Counts requests and their durations by contract method and class of status.
@Singleton
final class RequestMetrics {
  private static final String BEGUN = "parley.begun-nanos";
  private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
  private static final List<String> STATUS_CLASSES = List.of("1xx", "2xx", "3xx", "4xx", "5xx");

  private final Metrics.Counter requests;
  private final Metrics.Histogram seconds;

  RequestMetrics(Metrics metrics) {
    var route = Label.of("route", Contracts.endpoints().stream().map(Endpoint::name).toList());
    this.requests =
        metrics.counter(
            "parley_http_requests_total",
            "Requests answered.",
            route,
            Label.of("status", STATUS_CLASSES));
    this.seconds =
        metrics.histogram(
            "parley_http_request_seconds", "Time from request to answer.", SECONDS, route);
  }

  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  void end(HttpRequest<?> request, HttpResponse<?> answer) {
    var route = Routes.endpoint(request).map(Endpoint::name).orElse("");
    requests.increment(route, answer.code() / 100 + "xx");
    request
        .getAttribute(BEGUN, Long.class)
        .ifPresent(begun -> seconds.observe((System.nanoTime() - begun) / 1e9, route));
  }
}
