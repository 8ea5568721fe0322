package chat.parley.gateway.audience;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelHead;
import chat.parley.domain.id.ChannelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Compares where channels stand here with where they stand in truth: the bus may have lost the
/// last event of a channel, which no later one tells.
public final class HeadComparison {

  private final Audiences audiences;
  private final AudienceStore store;

  public HeadComparison(Audiences audiences, AudienceStore store) {
    this.audiences = audiences;
    this.store = store;
  }

  /// The channels that are behind right now, asked in one statement. Most of them are just about
  /// to hear of it, so [#heal] them a moment later.
  public List<ChannelHead> behind() {
    var asked = new HashMap<ChannelId, ServerAudience>();
    for (var audience : audiences.all()) {
      if (audience.hasListeners()) {
        audience.channelIds().forEach(channel -> asked.put(channel, audience));
      }
    }
    if (asked.isEmpty()) {
      return List.of();
    }
    var behind = new ArrayList<ChannelHead>();
    var deleted = new HashMap<>(asked);
    for (var head : store.heads(asked.keySet())) {
      var audience = deleted.remove(head.channel());
      if (audience != null && audience.headOf(head.channel()) < head.seq()) {
        behind.add(head);
      }
    }
    // A channel that is gone was deleted, and this node may have missed it.
    new HashSet<>(deleted.values()).forEach(audiences::reload);
    return behind;
  }

  /// Tells the viewers of those channels that are still behind.
  public void heal(List<ChannelHead> behind) {
    for (var head : behind) {
      audiences
          .find(head.server())
          .ifPresent(audience -> audience.heal(head.channel(), head.seq()));
    }
  }
}
