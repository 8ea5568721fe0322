package chat.parley.domain.request;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.request.ThirdPartyRequest.Decided;
import java.util.List;
import java.util.Optional;

/// Where requests rest. Reasons are encrypted under the key of whoever asks.
public interface ThirdPartyRequestStore {

  /// Keeps a request; answers the first one when the person asked about this message before.
  ThirdPartyRequest add(ThirdPartyRequest request);

  Optional<ThirdPartyRequest> find(ServerId server, ThirdPartyRequestId id);

  /// Those that wait for a decision, the oldest first.
  List<ThirdPartyRequest> waiting(ServerId server, int requestsMax);

  /// Those that a person made, the newest first.
  List<ThirdPartyRequest> of(UserId requester, int requestsMax);

  /// Keeps a decision; false when there was one before.
  boolean decide(ThirdPartyRequestId id, Decided decided);
}
