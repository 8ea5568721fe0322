package chat.parley.api.administration;

import chat.parley.adapters.wire.Rights;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.account.Typed;
import chat.parley.domain.look.Look;
import chat.parley.domain.look.People;
import chat.parley.domain.look.TakeLook;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.LookRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1/instance/looks")
@Endpoints
final class LookController {
  private final Administration administration;
  private final TakeLook takeLook;
  private final People people;

  LookController(Administration administration, TakeLook takeLook, People people) {
    this.administration = administration;
    this.takeLook = takeLook;
    this.people = people;
  }

  @Post
  HttpResponse<?> look(Caller caller, @Body LookRequest body) {
    var by = administration.require(caller);
    var username = new Typed(body.getUsername());
    return switch (takeLook.handle(by, username, Look.Kind.ACCOUNT_FILE, body.getReason())) {
      case TakeLook.Outcome.Recorded(var look) ->
          people
              .file(look)
              .<HttpResponse<?>>map(file -> HttpResponse.ok(Rights.toProto(file)))
              .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_PERSON));
      case TakeLook.Outcome.UnknownPerson() -> Problems.of(ErrorCode.UNKNOWN_PERSON);
      case TakeLook.Outcome.ReasonMissing() -> Problems.of(ErrorCode.REASON_MISSING);
    };
  }
}
