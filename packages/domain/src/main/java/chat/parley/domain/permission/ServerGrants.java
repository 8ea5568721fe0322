package chat.parley.domain.permission;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.Optional;

/// What a member holds in a server; empty when there is no such server or the person is no member.
public interface ServerGrants {
  Optional<MemberGrant> find(UserId user, ServerId server);
}
