package chat.parley.rig.client.core;

import java.util.LinkedHashSet;

/// Remembers the newest event ids: the bus delivers at least once, the eye sees each once.
final class SeenEvents {
  private static final int EVENTS_MAX = 4_096;

  private final LinkedHashSet<Long> ids = new LinkedHashSet<>();

  /// True the first time.
  boolean add(long id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > EVENTS_MAX) {
      ids.removeFirst();
    }
    return true;
  }
}
