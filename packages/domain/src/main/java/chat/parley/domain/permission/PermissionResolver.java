package chat.parley.domain.permission;

import chat.parley.domain.permission.Overwrite.Target;
import java.util.List;
import java.util.function.Predicate;

/// Resolves permissions in Discord's order. Pure: everything it needs is in its arguments.
public final class PermissionResolver {
  private PermissionResolver() {}

  /// What a member may do in a server, as far as no channel says otherwise.
  public static PermissionSet inServer(MemberGrant grant) {
    if (grant.isOwner()) {
      return PermissionSet.ALL;
    }
    var granted = PermissionSet.NONE;
    for (var role : grant.roles()) {
      granted = granted.plus(role.permissions());
    }
    return granted.has(Permission.ADMINISTRATOR) ? PermissionSet.ALL : granted;
  }

  /// What a member may do in a channel; nothing at all when it cannot be viewed.
  public static PermissionSet inChannel(MemberGrant grant, List<Overwrite> overwrites) {
    var base = inServer(grant);
    if (base.has(Permission.ADMINISTRATOR)) {
      return base;
    }
    var byEveryone = apply(base, overwrites, target -> isEveryone(grant, target));
    var byRoles = apply(byEveryone, overwrites, target -> isHeldRole(grant, target));
    var byMember =
        apply(byRoles, overwrites, target -> target.equals(new Target.OfMember(grant.member())));
    return byMember.has(Permission.VIEW_CHANNEL) ? byMember : PermissionSet.NONE;
  }

  /// Overwrites of one step count together: what any of them allows wins over what others deny.
  private static PermissionSet apply(
      PermissionSet base, List<Overwrite> overwrites, Predicate<Target> concerned) {
    var allow = PermissionSet.NONE;
    var deny = PermissionSet.NONE;
    for (var overwrite : overwrites) {
      if (concerned.test(overwrite.target())) {
        allow = allow.plus(overwrite.allow());
        deny = deny.plus(overwrite.deny());
      }
    }
    return base.minus(deny).plus(allow);
  }

  private static boolean isEveryone(MemberGrant grant, Target target) {
    return target instanceof Target.OfRole(var role) && role.value() == grant.server().value();
  }

  private static boolean isHeldRole(MemberGrant grant, Target target) {
    return target instanceof Target.OfRole(var id)
        && grant.roles().stream()
            .anyMatch(role -> role.id().equals(id) && !role.isEveryoneOf(grant.server()));
  }
}
