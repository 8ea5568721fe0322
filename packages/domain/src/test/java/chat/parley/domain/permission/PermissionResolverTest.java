package chat.parley.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.RoleId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Overwrite.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Goal: permissions are what Discord's documentation says. Method: the rules one by one, then any
/// mixture of roles and overwrites against a model that decides bit by bit and step by step.
class PermissionResolverTest {
  private static final ServerId SERVER = new ServerId(10);
  private static final UserId OWNER = new UserId(1);
  private static final UserId MEMBER = new UserId(2);
  private static final RoleId EVERYONE = new RoleId(10);
  private static final RoleId READERS = new RoleId(11);
  private static final RoleId WRITERS = new RoleId(12);

  private static final PermissionSet VIEW = PermissionSet.of(Permission.VIEW_CHANNEL);
  private static final PermissionSet SEND = PermissionSet.of(Permission.SEND_MESSAGES);
  private static final PermissionSet VIEW_AND_SEND = VIEW.plus(SEND);

  @Test
  void theOwnerMayDoEverything() {
    var grant = new MemberGrant(OWNER, SERVER, OWNER, List.of(everyone(PermissionSet.NONE)));
    var denied = overwrite(new Target.OfMember(OWNER), PermissionSet.NONE, PermissionSet.ALL);

    assertThat(PermissionResolver.inServer(grant)).isEqualTo(PermissionSet.ALL);
    assertThat(PermissionResolver.inChannel(grant, List.of(denied))).isEqualTo(PermissionSet.ALL);
  }

  @Test
  void anAdministratorMayDoEverything() {
    var grant = grant(everyone(PermissionSet.of(Permission.ADMINISTRATOR)));
    var denied = overwrite(new Target.OfRole(EVERYONE), PermissionSet.NONE, PermissionSet.ALL);

    assertThat(PermissionResolver.inChannel(grant, List.of(denied))).isEqualTo(PermissionSet.ALL);
  }

  @Test
  void rolesAddUp() {
    var grant = grant(everyone(VIEW), new Role(WRITERS, SEND));

    assertThat(PermissionResolver.inServer(grant)).isEqualTo(VIEW_AND_SEND);
    assertThat(PermissionResolver.inChannel(grant, List.of())).isEqualTo(VIEW_AND_SEND);
  }

  @Test
  void whatOneRoleIsAllowedWinsOverWhatAnotherIsDenied() {
    var grant =
        grant(
            everyone(VIEW),
            new Role(READERS, PermissionSet.NONE),
            new Role(WRITERS, PermissionSet.NONE));
    var allowed = overwrite(new Target.OfRole(WRITERS), SEND, PermissionSet.NONE);
    var denied = overwrite(new Target.OfRole(READERS), PermissionSet.NONE, SEND);

    assertThat(PermissionResolver.inChannel(grant, List.of(allowed, denied)))
        .isEqualTo(VIEW_AND_SEND);
    assertThat(PermissionResolver.inChannel(grant, List.of(denied, allowed)))
        .isEqualTo(VIEW_AND_SEND);
  }

  @Test
  void theMemberHasTheLastWord() {
    var grant = grant(everyone(VIEW_AND_SEND), new Role(WRITERS, SEND));
    var role = overwrite(new Target.OfRole(WRITERS), SEND, PermissionSet.NONE);
    var member = overwrite(new Target.OfMember(MEMBER), PermissionSet.NONE, SEND);

    assertThat(PermissionResolver.inChannel(grant, List.of(member, role))).isEqualTo(VIEW);
  }

  @Test
  void overwritesOfOthersDoNotCount() {
    var grant = grant(everyone(VIEW));
    var otherRole = overwrite(new Target.OfRole(WRITERS), SEND, PermissionSet.NONE);
    var otherMember = overwrite(new Target.OfMember(OWNER), SEND, PermissionSet.NONE);

    assertThat(PermissionResolver.inChannel(grant, List.of(otherRole, otherMember)))
        .isEqualTo(VIEW);
  }

  @Test
  void aChannelThatCannotBeViewedGrantsNothing() {
    var grant = grant(everyone(VIEW_AND_SEND));
    var hidden = overwrite(new Target.OfRole(EVERYONE), PermissionSet.NONE, VIEW);

    assertThat(PermissionResolver.inChannel(grant, List.of(hidden))).isEqualTo(PermissionSet.NONE);
  }

  @Test
  void bitsAreDiscords() {
    assertThat(Permission.ADMINISTRATOR.bit()).isEqualTo(3);
    assertThat(Permission.VIEW_CHANNEL.bit()).isEqualTo(10);
    assertThat(Permission.SEND_MESSAGES.bit()).isEqualTo(11);
    assertThat(Permission.READ_MESSAGE_HISTORY.bit()).isEqualTo(16);
    assertThat(Permission.USE_EXTERNAL_APPS.bit()).isEqualTo(50);
    assertThat(PermissionSet.of(Permission.KICK_MEMBERS, Permission.BAN_MEMBERS).bits())
        .isEqualTo(6);
  }

  @Test
  void agreesWithANaiveModel() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new Random(seed);
      var grant = randomGrant(random);
      var overwrites = randomOverwrites(random);

      assertThat(PermissionResolver.inChannel(grant, overwrites))
          .as("seed %s", seed)
          .isEqualTo(naive(grant, overwrites));
    }
  }

  private static PermissionSet naive(MemberGrant grant, List<Overwrite> overwrites) {
    long allowed = 0;
    for (var permission : Permission.values()) {
      if (naive(grant, overwrites, permission)) {
        allowed |= 1L << permission.bit();
      }
    }
    return new PermissionSet(allowed);
  }

  private static boolean naive(
      MemberGrant grant, List<Overwrite> overwrites, Permission permission) {
    if (grant.owner().equals(grant.member()) || heldInServer(grant, Permission.ADMINISTRATOR)) {
      return true;
    }
    return inChannel(grant, overwrites, Permission.VIEW_CHANNEL)
        && inChannel(grant, overwrites, permission);
  }

  private static boolean heldInServer(MemberGrant grant, Permission permission) {
    return grant.roles().stream().anyMatch(role -> role.permissions().has(permission));
  }

  private static boolean inChannel(
      MemberGrant grant, List<Overwrite> overwrites, Permission permission) {
    boolean held = heldInServer(grant, permission);
    held = after(held, permission, of(overwrites, new Target.OfRole(EVERYONE)));
    var ofRoles = new ArrayList<Overwrite>();
    for (var role : grant.roles()) {
      if (!role.id().equals(EVERYONE)) {
        ofRoles.addAll(of(overwrites, new Target.OfRole(role.id())));
      }
    }
    held = after(held, permission, ofRoles);
    return after(held, permission, of(overwrites, new Target.OfMember(grant.member())));
  }

  private static boolean after(boolean held, Permission permission, List<Overwrite> step) {
    if (step.stream().anyMatch(overwrite -> overwrite.allow().has(permission))) {
      return true;
    }
    return held && step.stream().noneMatch(overwrite -> overwrite.deny().has(permission));
  }

  private static List<Overwrite> of(List<Overwrite> overwrites, Target target) {
    return overwrites.stream().filter(overwrite -> overwrite.target().equals(target)).toList();
  }

  private static MemberGrant randomGrant(Random random) {
    var roles = new ArrayList<Role>();
    roles.add(everyone(randomSet(random)));
    if (random.nextBoolean()) {
      roles.add(new Role(READERS, randomSet(random)));
    }
    if (random.nextBoolean()) {
      roles.add(new Role(WRITERS, randomSet(random)));
    }
    return new MemberGrant(random.nextInt(20) == 0 ? OWNER : MEMBER, SERVER, OWNER, roles);
  }

  private static List<Overwrite> randomOverwrites(Random random) {
    var targets =
        List.of(
            new Target.OfRole(EVERYONE),
            new Target.OfRole(READERS),
            new Target.OfRole(WRITERS),
            new Target.OfMember(MEMBER),
            new Target.OfMember(OWNER));
    var overwrites = new ArrayList<Overwrite>();
    for (var target : targets) {
      if (random.nextBoolean()) {
        overwrites.add(overwrite(target, randomSet(random), randomSet(random)));
      }
    }
    return overwrites;
  }

  /// Without ADMINISTRATOR mostly, which would decide everything.
  private static PermissionSet randomSet(Random random) {
    var bits = new PermissionSet(random.nextLong() & PermissionSet.ALL.bits());
    return random.nextInt(20) == 0 ? bits : bits.minus(PermissionSet.of(Permission.ADMINISTRATOR));
  }

  private static MemberGrant grant(Role... roles) {
    return new MemberGrant(MEMBER, SERVER, OWNER, List.of(roles));
  }

  private static Role everyone(PermissionSet permissions) {
    return Role.everyone(SERVER, permissions);
  }

  private static Overwrite overwrite(Target target, PermissionSet allow, PermissionSet deny) {
    return new Overwrite(target, allow, deny);
  }
}
