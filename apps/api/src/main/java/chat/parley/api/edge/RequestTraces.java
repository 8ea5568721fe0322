package chat.parley.api.edge;

import chat.parley.api.problem.RequestIds;
import chat.parley.api.route.Routes;
import chat.parley.proto.contract.Contracts;
import chat.parley.proto.contract.Endpoint;
import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Operation;
import chat.parley.shared.telemetry.TraceKey;
import chat.parley.shared.telemetry.Traces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;

/// One span for each request: contract method, status and request id.
@Singleton
final class RequestTraces {
  private static final String STEP = "parley.trace-step";

  private final Traces traces;
  private final Label route =
      Label.of("route", Contracts.endpoints().stream().map(Endpoint::name).toList());

  RequestTraces(Traces traces) {
    this.traces = traces;
  }

  void begin(HttpRequest<?> request) {
    request.setAttribute(STEP, traces.begin(Operation.HTTP_REQUEST));
  }

  void end(HttpRequest<?> request, HttpResponse<?> answer) {
    request
        .getAttribute(STEP, Traces.Step.class)
        .ifPresent(
            step ->
                step.with(RequestIds.of(request))
                    .with(
                        TraceKey.ROUTE,
                        route,
                        Routes.endpoint(request).map(Endpoint::name).orElse(""))
                    .with(TraceKey.STATUS, answer.code())
                    .close());
  }
}
