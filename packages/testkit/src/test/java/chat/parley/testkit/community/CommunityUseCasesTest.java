package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.channel.CreateChannel;
import chat.parley.domain.channel.UpdateChannel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.AcceptInvite;
import chat.parley.domain.invite.CreateInvite;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.PreviewInvite;
import chat.parley.domain.invite.RevokeInvite;
import chat.parley.domain.member.BanMember;
import chat.parley.domain.member.LiftBan;
import chat.parley.domain.member.ListMembers;
import chat.parley.domain.member.Member;
import chat.parley.domain.member.RemoveMember;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.CreateServer;
import chat.parley.domain.server.ServerState;
import chat.parley.domain.server.UpdateServer;
import chat.parley.testkit.id.CountingIds;
import chat.parley.testkit.time.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the use cases decide beyond who may come in.
class CommunityUseCasesTest {
  private static final UserId OWNER = new UserId(1);
  private static final UserId MEMBER = new UserId(2);

  private final CountingIds ids = new CountingIds(1_000);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final MemoryCommunity community = new MemoryCommunity(ids);
  private final CommunityUseCases useCases = CommunityUseCases.over(community, ids, clock);
  private final ServerState state = server();
  private final ServerId server = state.server().id();
  private final ChannelId channel = state.channels().getFirst().channel().id();

  private ServerState server() {
    return ((CreateServer.Outcome.Created) create("Library", UUID.randomUUID())).state();
  }

  @Test
  void refusesNamesThatCannotBeShown() {
    assertThat(create("  ", UUID.randomUUID())).isEqualTo(new CreateServer.Outcome.NameInvalid());
    assertThat(create("x".repeat(101), UUID.randomUUID()))
        .isEqualTo(new CreateServer.Outcome.NameInvalid());
    assertThat(
            useCases
                .createServer()
                .handle(new CreateServer.Command(OWNER, "a", "b\nc", UUID.randomUUID())))
        .isEqualTo(new CreateServer.Outcome.OperatorLineInvalid());
    assertThat(useCases.updateServer().handle(new UpdateServer.Command(OWNER, server, "", null)))
        .isEqualTo(new UpdateServer.Outcome.NameInvalid());
    assertThat(
            useCases.updateServer().handle(new UpdateServer.Command(OWNER, server, null, "a\nb")))
        .isEqualTo(new UpdateServer.Outcome.OperatorLineInvalid());
    assertThat(useCases.updateChannel().handle(new UpdateChannel.Command(OWNER, channel, "", null)))
        .isEqualTo(new UpdateChannel.Outcome.NameInvalid());
    assertThat(
            useCases
                .updateChannel()
                .handle(new UpdateChannel.Command(OWNER, channel, null, "x".repeat(1025))))
        .isEqualTo(new UpdateChannel.Outcome.TopicInvalid());
  }

  @Test
  void namesTheLimitThatWasReached() {
    create("Second", UUID.randomUUID());
    create("Third", UUID.randomUUID());
    assertThat(create("Fourth", UUID.randomUUID()))
        .isEqualTo(new CreateServer.Outcome.LimitReached(3));

    createChannel("books");
    createChannel("films");
    assertThat(createChannel("music")).isEqualTo(new CreateChannel.Outcome.LimitReached(3));
  }

  @Test
  void makesNoServerOfTheIdOfADeletedOne() {
    var mutation = UUID.randomUUID();
    var first = (CreateServer.Outcome.Created) create("Lounge", mutation);
    useCases.deleteServer().handle(OWNER, first.state().server().id());

    assertThat(create("Lounge", mutation)).isEqualTo(new CreateServer.Outcome.MutationConflict());
  }

  @Test
  void letsMembersDoWhatEverybodyIsAllowed() {
    join(MEMBER);
    community.allowEveryone(
        server, PermissionSet.of(Permission.VIEW_CHANNEL, Permission.MANAGE_CHANNELS));

    assertThat(
            useCases.updateChannel().handle(new UpdateChannel.Command(MEMBER, channel, "a", null)))
        .isInstanceOf(UpdateChannel.Outcome.Updated.class);
    assertThat(invite(MEMBER, 0, Duration.ZERO))
        .isEqualTo(new CreateInvite.Outcome.MissingPermission());
  }

  @Test
  void sparesTheOwner() {
    join(MEMBER);
    community.allowEveryone(
        server, PermissionSet.of(Permission.KICK_MEMBERS, Permission.BAN_MEMBERS));

    assertThat(useCases.removeMember().handle(new RemoveMember.Command(MEMBER, server, OWNER)))
        .isEqualTo(new RemoveMember.Outcome.OwnerMustStay());
    assertThat(useCases.banMember().handle(new BanMember.Command(MEMBER, server, OWNER)))
        .isEqualTo(new BanMember.Outcome.OwnerMustStay());
  }

  @Test
  void knowsNoMemberWhoIsNotThere() {
    assertThat(useCases.removeMember().handle(new RemoveMember.Command(OWNER, server, MEMBER)))
        .isEqualTo(new RemoveMember.Outcome.UnknownMember());
    assertThat(useCases.banMember().handle(new BanMember.Command(OWNER, server, MEMBER)))
        .isEqualTo(new BanMember.Outcome.UnknownMember());
    assertThat(useCases.liftBan().handle(new LiftBan.Command(OWNER, server, MEMBER)))
        .isEqualTo(new LiftBan.Outcome.UnknownBan());
  }

  @Test
  void pagesMembers() {
    join(MEMBER);
    join(new UserId(3));

    var page = (ListMembers.Outcome.Listed) list(0, 0);
    var rest = (ListMembers.Outcome.Listed) list(2, 5);

    assertThat(page.members()).extracting(Member::user).containsExactly(OWNER, MEMBER);
    assertThat(rest.members()).extracting(Member::user).containsExactly(new UserId(3));
    assertThat(list(0, 6)).isEqualTo(new ListMembers.Outcome.LimitOutOfRange(5));
  }

  @Test
  void refusesInvitesThatLastTooLongOrAreUsedTooOften() {
    var outOfRange = new CreateInvite.Outcome.OutOfRange();

    assertThat(invite(OWNER, 1_001, Duration.ZERO)).isEqualTo(outOfRange);
    assertThat(invite(OWNER, -1, Duration.ZERO)).isEqualTo(outOfRange);
    assertThat(invite(OWNER, 0, Duration.ofDays(31))).isEqualTo(outOfRange);
    assertThat(invite(OWNER, 1_000, Duration.ofDays(30)))
        .isInstanceOf(CreateInvite.Outcome.Created.class);
  }

  @Test
  void letsEverybodyEndTheirOwnInvite() {
    join(MEMBER);
    var own = created(invite(MEMBER, 0, Duration.ZERO));

    assertThat(useCases.revokeInvite().handle(new RevokeInvite.Command(MEMBER, server, own.id())))
        .isEqualTo(new RevokeInvite.Outcome.Revoked());
    assertThat(
            useCases
                .revokeInvite()
                .handle(new RevokeInvite.Command(OWNER, server, new InviteId(1))))
        .isEqualTo(new RevokeInvite.Outcome.UnknownInvite());
  }

  @Test
  void anInviteEndsWithItsTime() {
    var invite = created(invite(OWNER, 0, Duration.ofHours(1)));
    clock.advance(Duration.ofMinutes(59));
    assertThat(useCases.previewInvite().handle(invite.code()))
        .isInstanceOf(PreviewInvite.Outcome.Previewed.class);

    clock.advance(Duration.ofMinutes(1));

    assertThat(useCases.previewInvite().handle(invite.code()))
        .isEqualTo(new PreviewInvite.Outcome.UnknownInvite());
    assertThat(useCases.acceptInvite().handle(MEMBER, invite.code()))
        .isEqualTo(new AcceptInvite.Outcome.UnknownInvite());
  }

  @Test
  void neverPrintsACode() {
    assertThat(new InviteCode("secret").toString()).doesNotContain("secret");
  }

  private CreateServer.Outcome create(String name, UUID mutation) {
    return useCases.createServer().handle(new CreateServer.Command(OWNER, name, "", mutation));
  }

  private CreateChannel.Outcome createChannel(String name) {
    return useCases
        .createChannel()
        .handle(new CreateChannel.Command(OWNER, server, name, "", UUID.randomUUID()));
  }

  private CreateInvite.Outcome invite(UserId user, int usesMax, Duration lifetime) {
    return useCases
        .createInvite()
        .handle(new CreateInvite.Command(user, server, usesMax, lifetime, UUID.randomUUID()));
  }

  private static Invite created(CreateInvite.Outcome outcome) {
    return ((CreateInvite.Outcome.Created) outcome).invite();
  }

  private void join(UserId user) {
    var invite = created(invite(OWNER, 1, Duration.ZERO));
    assertThat(useCases.acceptInvite().handle(user, invite.code()))
        .isInstanceOf(AcceptInvite.Outcome.Joined.class);
    assertThat(List.copyOf(community.audience().serversOf(user))).contains(server);
  }

  private ListMembers.Outcome list(long after, int limit) {
    return useCases
        .listMembers()
        .handle(new ListMembers.Command(OWNER, server, new UserId(after), limit));
  }
}
