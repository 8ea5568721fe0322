package chat.parley.domain.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionResolver;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.domain.server.Server;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A server as a gateway node sees it: who is in it, and what they may do where.
///
/// @param server as it was read; its `seq` is the position of the whole view
/// @param everyone what the @everyone role allows
/// @param channels every channel with its head, in the order of the list
public record ServerView(
    Server server, PermissionSet everyone, List<ChannelView> channels, Set<UserId> members) {

  public ServerView {
    channels = List.copyOf(channels);
    members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
  }

  /// What a person may do in a channel of this server; nothing for strangers and unknown channels.
  public PermissionSet permissions(UserId user, ChannelId channel) {
    return members.contains(user)
            && channels.stream().anyMatch(view -> view.channel().id().equals(channel))
        ? PermissionResolver.inChannel(grantOf(user), List.of())
        : PermissionSet.NONE;
  }

  /// What a person may do in the server; nothing for strangers.
  public PermissionSet permissions(UserId user) {
    return members.contains(user) ? PermissionResolver.inServer(grantOf(user)) : PermissionSet.NONE;
  }

  private MemberGrant grantOf(UserId user) {
    return new MemberGrant(
        user, server.id(), server.owner(), List.of(Role.everyone(server.id(), everyone)));
  }
}
