package chat.parley.api.health;

import chat.parley.api.edge.ClientAddress;
import chat.parley.api.problem.Problems;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.shared.telemetry.Metrics;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

@Controller("/metrics")
@Produces(MediaType.ALL)
final class MetricsController {
  private static final MediaType EXPOSITION = MediaType.of("text/plain; version=0.0.4");

  private final Metrics metrics;

  MetricsController(Metrics metrics) {
    this.metrics = metrics;
  }

  /// Who asks from another machine, by whatever proxy, finds nothing here.
  @Get
  HttpResponse<?> read(HttpRequest<?> request) {
    if (!ClientAddress.of(request).isLoopbackAddress()) {
      return Problems.of(ErrorCode.NOT_FOUND);
    }
    return HttpResponse.ok(metrics.exposition()).contentType(EXPOSITION);
  }
}
