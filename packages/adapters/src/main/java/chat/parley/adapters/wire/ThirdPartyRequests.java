package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.domain.id.UserId;
import chat.parley.domain.request.ThirdPartyRequest;
import chat.parley.domain.request.ThirdPartyRequest.Decision;
import chat.parley.proto.v1.RequestDecision;
import java.util.Map;
import java.util.Optional;

/// Requests about what others wrote, as the contract has them.
public final class ThirdPartyRequests {
  private ThirdPartyRequests() {}

  public static chat.parley.proto.v1.ThirdPartyRequest toProto(
      ThirdPartyRequest request, Map<UserId, Profile> profiles) {
    var proto =
        chat.parley.proto.v1.ThirdPartyRequest.newBuilder()
            .setId(request.id().value())
            .setServerId(request.server().value())
            .setChannelId(request.channel().value())
            .setMessageId(request.message().value())
            .setReason(request.reason().value())
            .setMadeAt(Timestamps.of(request.madeAt()))
            .setDueAt(Timestamps.of(request.dueAt()))
            .setRequester(Servers.user(request.requester(), profiles));
    request
        .decided()
        .ifPresent(
            decided ->
                proto
                    .setDecision(toProto(decided.decision()))
                    .setDecidedAt(Timestamps.of(decided.at())));
    return proto.build();
  }

  private static RequestDecision toProto(Decision decision) {
    return switch (decision) {
      case REMOVED -> RequestDecision.MESSAGE_REMOVED;
      case KEPT -> RequestDecision.MESSAGE_KEPT;
    };
  }

  /// Empty when nothing was decided, or something that this version does not know.
  public static Optional<Decision> fromProto(RequestDecision decision) {
    return switch (decision) {
      case MESSAGE_REMOVED -> Optional.of(Decision.REMOVED);
      case MESSAGE_KEPT -> Optional.of(Decision.KEPT);
      case REQUEST_DECISION_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
