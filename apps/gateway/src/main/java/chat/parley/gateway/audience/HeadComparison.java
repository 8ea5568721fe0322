package chat.parley.gateway.audience;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.id.ServerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Compares where servers and channels stand here with where they stand in truth: the bus may have
/// lost the last event of one, which no later one tells.
public final class HeadComparison {

  private final Audiences audiences;
  private final AudienceStore store;

  public HeadComparison(Audiences audiences, AudienceStore store) {
    this.audiences = audiences;
    this.store = store;
  }

  /// The servers that are behind right now in anything, asked in one statement. Most of them are
  /// just about to hear of it, so [#heal] them a moment later.
  public List<ServerHeads> behind() {
    var asked = new HashMap<ServerId, ServerAudience>();
    for (var audience : audiences.all()) {
      if (audience.hasListeners()) {
        asked.put(audience.server(), audience);
      }
    }
    if (asked.isEmpty()) {
      return List.of();
    }
    var behind = new ArrayList<ServerHeads>();
    var deleted = new HashMap<>(asked);
    for (var heads : store.heads(asked.keySet())) {
      var audience = deleted.remove(heads.server());
      if (audience != null && audience.isBehind(heads)) {
        behind.add(heads);
      }
    }
    // A server that is gone was deleted, and this node may have missed it.
    deleted.values().forEach(audiences::reload);
    return behind;
  }

  /// Tells those who listen to servers that are still behind.
  public void heal(List<ServerHeads> behind) {
    for (var heads : behind) {
      audiences.find(heads.server()).ifPresent(audience -> audience.heal(heads, store));
    }
  }
}
