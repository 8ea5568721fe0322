package chat.parley.rig.simulator;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Who was in a server when.
final class Memberships {
  private record Place(UserId user, ServerId server) {}

  private final Map<Place, TreeMap<Long, Boolean>> changes = new HashMap<>();

  void joined(UserId user, ServerId server, long atMs) {
    note(user, server, atMs, true);
  }

  void left(UserId user, ServerId server, long atMs) {
    note(user, server, atMs, false);
  }

  private void note(UserId user, ServerId server, long atMs, boolean member) {
    changes.computeIfAbsent(new Place(user, server), _ -> new TreeMap<>()).put(atMs, member);
  }

  /// Whether the person was a member at some moment between these two.
  boolean between(UserId user, ServerId server, long fromMs, long toMs) {
    var known = changes.get(new Place(user, server));
    if (known == null) {
      return false;
    }
    var before = known.floorEntry(fromMs);
    return (before != null && before.getValue())
        || known.subMap(fromMs, true, toMs, true).containsValue(true);
  }
}
