package chat.parley.api.health;

import chat.parley.shared.health.Readiness;
import chat.parley.shared.health.ReadinessCheck;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

@Controller("/health")
@Produces(MediaType.ALL)
final class HealthController {
  private final List<ReadinessCheck> checks;

  HealthController(List<ReadinessCheck> checks) {
    this.checks = checks;
  }

  @Get("/live")
  HttpResponse<String> live() {
    return HttpResponse.ok("live\n").contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  @Get("/ready")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  HttpResponse<String> ready() {
    var readiness = Readiness.of(checks);
    return HttpResponse.<String>status(HttpStatus.valueOf(readiness.status()))
        .body(readiness.words())
        .contentType(MediaType.TEXT_PLAIN_TYPE);
  }
}
