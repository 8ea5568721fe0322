package chat.parley.api.erasure;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.erasure.Erasure;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.erasure.OwnErasure;
import chat.parley.domain.hold.HoldDesk;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ConfirmErasureRequest;
import chat.parley.proto.v1.ErasureConfirmed;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.PreviewErasureRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1/users/@me/erasure")
@Endpoints
final class ErasureController {
  private final OwnErasure erasure;
  private final HoldDesk holds;
  private final ErasureSettings settings;
  private final Doorbell doorbell;

  ErasureController(
      OwnErasure erasure, HoldDesk holds, ErasureSettings settings, Doorbell doorbell) {
    this.erasure = erasure;
    this.holds = holds;
    this.settings = settings;
    this.doorbell = doorbell;
  }

  @Post("/preview")
  HttpResponse<?> preview(Caller caller, @Body PreviewErasureRequest body) {
    var scope = Answers.scope(body.getScope(), body.getServerId());
    if (scope.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "scope");
    }
    var preview = erasure.preview(caller.user(), scope.get());
    return HttpResponse.ok(Answers.toProto(preview, settings.graceDays()));
  }

  @Post
  HttpResponse<?> confirm(Caller caller, @Body ConfirmErasureRequest body) {
    var scope = Answers.scope(body.getScope(), body.getServerId());
    if (scope.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "scope");
    }
    var handOvers = body.getHandOversList().stream().map(Answers::handOver).toList();
    return switch (erasure.confirm(caller.user(), scope.get(), handOvers)) {
      case Begun.Confirmed(var begun, var code) -> {
        doorbell.ring();
        yield HttpResponse.created(
            ErasureConfirmed.newBuilder()
                .setErasure(answer(caller, begun))
                .setReceiptCode(code.grouped())
                .build());
      }
      case Begun.UnderWay() -> Problems.of(ErrorCode.ERASURE_UNDER_WAY);
      case Begun.SuccessorInvalid() -> Problems.of(ErrorCode.SUCCESSOR_INVALID);
    };
  }

  @Get
  HttpResponse<?> status(Caller caller) {
    return erasure
        .status(caller.user())
        .<HttpResponse<?>>map(found -> HttpResponse.ok(answer(caller, found)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_ERASURE));
  }

  @Delete
  HttpResponse<?> cancel(Caller caller) {
    var told = erasure.cancel(caller.user());
    if (told.isEmpty()) {
      return Problems.of(ErrorCode.UNKNOWN_ERASURE);
    }
    if (!(told.get().state() instanceof ErasureState.Cancelled)) {
      return Problems.of(ErrorCode.ERASURE_UNDER_WAY);
    }
    doorbell.ring();
    return HttpResponse.noContent();
  }

  @Post("/now")
  HttpResponse<?> now(Caller caller) {
    return erasure
        .hurry(caller.user())
        .<HttpResponse<?>>map(found -> HttpResponse.ok(answer(caller, found)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_ERASURE));
  }

  private chat.parley.proto.v1.Erasure answer(Caller caller, Erasure of) {
    return Answers.toProto(of, !holds.toldTo(caller.user()).isEmpty());
  }
}
