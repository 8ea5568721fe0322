package chat.parley.api.rights;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.restriction.Restrictions;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import java.time.InstantSource;

@Controller("/api/v1/users/@me/restriction")
@Endpoints
final class RestrictionController {
  private final Restrictions restrictions;
  private final Doorbell doorbell;
  private final InstantSource clock;

  RestrictionController(Restrictions restrictions, Doorbell doorbell, InstantSource clock) {
    this.restrictions = restrictions;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  @Put
  HttpResponse<?> restrict(Caller caller) {
    restrictions.restrict(caller.user(), clock.instant());
    doorbell.ring();
    return HttpResponse.noContent();
  }

  @Delete
  HttpResponse<?> lift(Caller caller) {
    return switch (restrictions.lift(caller.user())) {
      case DONE -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case ERASURE_UNDER_WAY -> Problems.of(ErrorCode.ERASURE_UNDER_WAY);
    };
  }
}
