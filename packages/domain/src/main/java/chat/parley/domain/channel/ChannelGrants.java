package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import java.util.Optional;

/// What a member holds in a channel; empty when there is no such channel or the person is no member
/// of its server. One statement: every send asks it.
public interface ChannelGrants {
  Optional<ChannelGrant> find(UserId user, ChannelId channel);
}
