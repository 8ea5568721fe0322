package chat.parley.api.administration;

import chat.parley.adapters.wire.Rights;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.account.Typed;
import chat.parley.domain.hold.CaseName;
import chat.parley.domain.hold.Hold;
import chat.parley.domain.hold.HoldDesk;
import chat.parley.domain.hold.HoldId;
import chat.parley.domain.look.Look;
import chat.parley.domain.look.TakeLook;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListHoldsResponse;
import chat.parley.proto.v1.OpenHoldRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.time.InstantSource;

@Controller("/api/v1/instance/holds")
@Endpoints
final class HoldController {
  private final Administration administration;
  private final TakeLook takeLook;
  private final HoldDesk desk;
  private final InstantSource clock;

  HoldController(
      Administration administration, TakeLook takeLook, HoldDesk desk, InstantSource clock) {
    this.administration = administration;
    this.takeLook = takeLook;
    this.desk = desk;
    this.clock = clock;
  }

  @Post
  HttpResponse<?> open(Caller caller, @Body OpenHoldRequest body) {
    var by = administration.require(caller);
    var caseName = CaseName.parse(body.getCaseName());
    if (caseName.isEmpty() || !HoldDesk.isAllowed(body.getDays())) {
      return Problems.of(ErrorCode.HOLD_INVALID);
    }
    var username = new Typed(body.getUsername());
    boolean told = !body.getKeepFromPerson();
    var outcome =
        told
            ? takeLook.handle(by, username, Look.Kind.HOLD_PLACED, body.getReason())
            : takeLook.withheld(username, body.getReason());
    return switch (outcome) {
      case TakeLook.Outcome.Recorded(var look) ->
          HttpResponse.created(toProto(desk.ask(by, look, caseName.get(), body.getDays(), told)));
      case TakeLook.Outcome.UnknownPerson() -> Problems.of(ErrorCode.UNKNOWN_PERSON);
      case TakeLook.Outcome.ReasonMissing() -> Problems.of(ErrorCode.REASON_MISSING);
    };
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    var holds = desk.list(administration.require(caller)).stream().map(this::toProto).toList();
    return HttpResponse.ok(ListHoldsResponse.newBuilder().addAllHolds(holds).build());
  }

  @Put("/{hold}/approval")
  HttpResponse<?> approve(HoldId hold, Caller caller) {
    return answer(desk.approve(administration.require(caller), hold));
  }

  @Delete("/{hold}")
  HttpResponse<?> end(HoldId hold, Caller caller) {
    return answer(desk.end(administration.require(caller), hold));
  }

  private HttpResponse<?> answer(HoldDesk.Outcome outcome) {
    return switch (outcome) {
      case HoldDesk.Outcome.Done(var hold) -> HttpResponse.ok(toProto(hold));
      case HoldDesk.Outcome.UnknownHold() -> Problems.of(ErrorCode.UNKNOWN_HOLD);
      case HoldDesk.Outcome.NotOpen() -> Problems.of(ErrorCode.HOLD_NOT_OPEN);
      case HoldDesk.Outcome.SecondPersonNeeded() -> Problems.of(ErrorCode.SECOND_PERSON_NEEDED);
    };
  }

  private chat.parley.proto.v1.Hold toProto(Hold hold) {
    return Rights.toProto(hold, clock.instant());
  }
}
