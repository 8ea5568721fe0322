package chat.parley.api.rights;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.ThirdPartyRequests;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.request.AskAboutMessage;
import chat.parley.domain.request.DecideRequest;
import chat.parley.domain.request.ThirdPartyRequest;
import chat.parley.domain.request.ThirdPartyRequestId;
import chat.parley.domain.request.ThirdPartyRequestStore;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListThirdPartyRequestsResponse;
import chat.parley.proto.v1.MakeThirdPartyRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.stream.Collectors;

@Controller("/api/v1")
@Endpoints
final class ThirdPartyRequestController {
  private static final int OWN_MAX = 200;

  private final AskAboutMessage ask;
  private final DecideRequest decide;
  private final ThirdPartyRequestStore requests;
  private final Profiles profiles;
  private final Doorbell doorbell;

  ThirdPartyRequestController(
      AskAboutMessage ask,
      DecideRequest decide,
      ThirdPartyRequestStore requests,
      Profiles profiles,
      Doorbell doorbell) {
    this.ask = ask;
    this.decide = decide;
    this.requests = requests;
    this.profiles = profiles;
    this.doorbell = doorbell;
  }

  @Post("/channels/{channel}/messages/{message}/third-party-requests")
  HttpResponse<?> ask(
      ChannelId channel, MessageId message, Caller caller, @Body MakeThirdPartyRequest body) {
    return switch (ask.handle(caller.user(), channel, message, body.getReason())) {
      case AskAboutMessage.Outcome.Asked(var request) ->
          HttpResponse.created(answer(List.of(request)).getRequests(0));
      case AskAboutMessage.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case AskAboutMessage.Outcome.UnknownMessage() -> Problems.of(ErrorCode.UNKNOWN_MESSAGE);
      case AskAboutMessage.Outcome.ReasonMissing() -> Problems.of(ErrorCode.REASON_MISSING);
    };
  }

  @Get("/users/@me/third-party-requests")
  ListThirdPartyRequestsResponse own(Caller caller) {
    return answer(requests.of(caller.user(), OWN_MAX));
  }

  @Get("/servers/{server}/third-party-requests")
  HttpResponse<?> waiting(ServerId server, Caller caller) {
    return switch (decide.waiting(caller.user(), server)) {
      case DecideRequest.Listing.Waiting(var waiting) -> HttpResponse.ok(answer(waiting));
      case DecideRequest.Listing.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case DecideRequest.Listing.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Post("/servers/{server}/third-party-requests/{request}/decision")
  HttpResponse<?> decide(
      ServerId server,
      ThirdPartyRequestId request,
      Caller caller,
      @Body chat.parley.proto.v1.DecideRequest body) {
    var decision = ThirdPartyRequests.fromProto(body.getDecision());
    if (decision.isEmpty()) {
      return Problems.of(ErrorCode.BAD_REQUEST);
    }
    return switch (decide.decide(caller.user(), server, request, decision.get())) {
      case DecideRequest.Outcome.Done(var decided) -> {
        doorbell.ring();
        yield HttpResponse.ok(answer(List.of(decided)).getRequests(0));
      }
      case DecideRequest.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case DecideRequest.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case DecideRequest.Outcome.UnknownRequest() -> Problems.of(ErrorCode.UNKNOWN_REQUEST);
      case DecideRequest.Outcome.AlreadyDecided() -> Problems.of(ErrorCode.ALREADY_DECIDED);
    };
  }

  private ListThirdPartyRequestsResponse answer(List<ThirdPartyRequest> found) {
    var people = found.stream().map(ThirdPartyRequest::requester).collect(Collectors.toSet());
    var names = profiles.find(people);
    return ListThirdPartyRequestsResponse.newBuilder()
        .addAllRequests(
            found.stream().map(each -> ThirdPartyRequests.toProto(each, names)).toList())
        .build();
  }
}
