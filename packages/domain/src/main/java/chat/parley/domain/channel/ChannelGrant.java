package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.Overwrite;
import java.util.List;

/// What a member brings to a channel, before it is resolved.
public record ChannelGrant(ChannelId channel, MemberGrant member, List<Overwrite> overwrites) {
  public ChannelGrant {
    overwrites = List.copyOf(overwrites);
  }
}
