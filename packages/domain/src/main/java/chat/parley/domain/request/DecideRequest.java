package chat.parley.domain.request;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.request.ThirdPartyRequest.Decided;
import chat.parley.domain.request.ThirdPartyRequest.Decision;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What those who manage messages of a server do with requests.
public final class DecideRequest {
  private static final int REQUESTS_MAX = 200;

  public sealed interface Outcome {
    record Done(ThirdPartyRequest request) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record UnknownRequest() implements Outcome {}

    record AlreadyDecided() implements Outcome {}
  }

  public sealed interface Listing {
    record Waiting(List<ThirdPartyRequest> requests) implements Listing {}

    record UnknownServer() implements Listing {}

    record MissingPermission() implements Listing {}
  }

  private final ServerAccess access;
  private final ThirdPartyRequestStore requests;
  private final DeleteMessage deleteMessage;
  private final InstantSource clock;

  public DecideRequest(
      ServerAccess access,
      ThirdPartyRequestStore requests,
      DeleteMessage deleteMessage,
      InstantSource clock) {
    this.access = access;
    this.requests = requests;
    this.deleteMessage = deleteMessage;
    this.clock = clock;
  }

  public Listing waiting(UserId moderator, ServerId server) {
    var found = access.find(moderator, server);
    if (found.isEmpty()) {
      return new Listing.UnknownServer();
    }
    return found.get().allows(Permission.MANAGE_MESSAGES)
        ? new Listing.Waiting(requests.waiting(server, REQUESTS_MAX))
        : new Listing.MissingPermission();
  }

  public Outcome decide(
      UserId moderator, ServerId server, ThirdPartyRequestId id, Decision decision) {
    var found = access.find(moderator, server);
    if (found.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!found.get().allows(Permission.MANAGE_MESSAGES)) {
      return new Outcome.MissingPermission();
    }
    return requests
        .find(server, id)
        .map(request -> decide(moderator, request, decision))
        .orElseGet(Outcome.UnknownRequest::new);
  }

  /// The message goes first: a decision that says so is never kept beside a message that is there.
  private Outcome decide(UserId moderator, ThirdPartyRequest request, Decision decision) {
    if (request.decided().isPresent()) {
      return new Outcome.AlreadyDecided();
    }
    if (decision == Decision.REMOVED && !remove(moderator, request)) {
      return new Outcome.MissingPermission();
    }
    var decided = new Decided(decision, clock.instant());
    return requests.decide(request.id(), decided)
        ? new Outcome.Done(
            new ThirdPartyRequest(
                request.id(),
                request.server(),
                request.channel(),
                request.message(),
                request.requester(),
                request.reason(),
                request.madeAt(),
                Optional.of(decided)))
        : new Outcome.AlreadyDecided();
  }

  private boolean remove(UserId moderator, ThirdPartyRequest request) {
    var command = new DeleteMessage.Command(moderator, request.channel(), request.message());
    return switch (deleteMessage.handle(command)) {
      case DeleteMessage.Outcome.Deleted(), DeleteMessage.Outcome.UnknownMessage() -> true;
      case DeleteMessage.Outcome.UnknownChannel(), DeleteMessage.Outcome.MissingPermission() ->
          false;
    };
  }
}
