package chat.parley.gateway.presence;

import chat.parley.domain.id.UserId;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is visibly there, on any node, as far as the servers of this node are concerned.
final class PresenceBoard {

  /// People whose presence a session is told when it starts.
  static final int TOLD_AT_ONCE_MAX = 2_000;

  private final Map<UserId, PresenceStatus> there = new ConcurrentHashMap<>();

  /// Notes what others see of a person; answers whether that is news.
  boolean note(UserId user, PresenceStatus status) {
    return visible(status) ? there.put(user, status) != status : there.remove(user) != null;
  }

  Set<UserId> users() {
    return Set.copyOf(there.keySet());
  }

  /// Those who are there among the members of some servers.
  List<PresenceChanged> among(Collection<ServerAudience> audiences) {
    var found = new ArrayList<PresenceChanged>();
    for (var entry : there.entrySet()) {
      if (found.size() == TOLD_AT_ONCE_MAX) {
        break;
      }
      if (audiences.stream().anyMatch(audience -> audience.isMember(entry.getKey()))) {
        found.add(changed(entry.getKey(), entry.getValue()));
      }
    }
    return found;
  }

  static boolean visible(PresenceStatus status) {
    return switch (status) {
      case ONLINE, AWAY, DO_NOT_DISTURB -> true;
      case HIDDEN, OFFLINE, PRESENCE_STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /// What others see: whoever hides is offline.
  static PresenceChanged changed(UserId user, PresenceStatus status) {
    return PresenceChanged.newBuilder()
        .setUserId(user.value())
        .setStatus(visible(status) ? status : PresenceStatus.OFFLINE)
        .build();
  }
}
