package chat.parley.domain.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionResolver;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import java.util.List;
import java.util.Set;

/// A server as a gateway node sees it: who is in it, and what they may do where.
///
/// @param everyone what the @everyone role allows
/// @param channels every channel with its head, in the order of the list
/// @param serverSeq the position of the server this view was read at
public record ServerView(
    ServerId id,
    String name,
    UserId owner,
    PermissionSet everyone,
    List<ChannelHead> channels,
    Set<UserId> members,
    long serverSeq) {

  public ServerView {
    channels = List.copyOf(channels);
    members = Set.copyOf(members);
  }

  /// What a person may do in a channel of this server; nothing for strangers and unknown channels.
  public PermissionSet permissions(UserId user, ChannelId channel) {
    if (!members.contains(user)
        || channels.stream().noneMatch(head -> head.channel().equals(channel))) {
      return PermissionSet.NONE;
    }
    return PermissionResolver.inChannel(grantOf(user), List.of());
  }

  /// What a person may do in the server; nothing for strangers.
  public PermissionSet permissions(UserId user) {
    return members.contains(user) ? PermissionResolver.inServer(grantOf(user)) : PermissionSet.NONE;
  }

  private MemberGrant grantOf(UserId user) {
    return new MemberGrant(user, id, owner, List.of(Role.everyone(id, everyone)));
  }
}
