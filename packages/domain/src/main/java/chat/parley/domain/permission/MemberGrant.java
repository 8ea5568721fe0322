package chat.parley.domain.permission;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.List;

/// What a member brings to a question of permission.
///
/// @param roles the roles the member holds, @everyone among them
public record MemberGrant(UserId member, ServerId server, UserId owner, List<Role> roles) {
  public MemberGrant {
    roles = List.copyOf(roles);
  }

  /// True when the member owns the server.
  public boolean isOwner() {
    return member.equals(owner);
  }
}
