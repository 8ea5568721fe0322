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
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.RevokeInvite;
import chat.parley.domain.member.BanMember;
import chat.parley.domain.member.LiftBan;
import chat.parley.domain.member.ListMembers;
import chat.parley.domain.member.RemoveMember;
import chat.parley.domain.read.MarkRead;
import chat.parley.domain.server.CreateServer;
import chat.parley.domain.server.UpdateServer;
import chat.parley.testkit.id.CountingIds;
import chat.parley.testkit.time.SteppedClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: everybody may do what they may do, and learns nothing of what is not theirs. Method: each
/// row is one way in, each column one kind of person, each cell the outcome they get; every cell
/// has a world of its own.
class WhoMayDoWhatTest {
  private static final UserId OWNER = new UserId(1);
  private static final UserId MEMBER = new UserId(2);
  private static final UserId STRANGER = new UserId(3);
  private static final UserId REMOVED = new UserId(4);
  private static final UserId BANNED = new UserId(5);
  private static final UserId BYSTANDER = new UserId(6);

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          WAY IN,        OWNER,         MEMBER,            STRANGER,       REMOVED,        BANNED
          GetServer,     Found,         Found,             UnknownServer,  UnknownServer,  UnknownServer
          UpdateServer,  Updated,       MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          DeleteServer,  Deleted,       MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          CreateChannel, Created,       MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          UpdateChannel, Updated,       MissingPermission, UnknownChannel, UnknownChannel, UnknownChannel
          DeleteChannel, Deleted,       MissingPermission, UnknownChannel, UnknownChannel, UnknownChannel
          ListMembers,   Listed,        Listed,            UnknownServer,  UnknownServer,  UnknownServer
          LeaveServer,   OwnerMustStay, Left,              UnknownServer,  UnknownServer,  UnknownServer
          RemoveMember,  Removed,       MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          BanMember,     Banned,        MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          LiftBan,       Lifted,        MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          ListBans,      Listed,        MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          CreateInvite,  Created,       Created,           UnknownServer,  UnknownServer,  UnknownServer
          ListInvites,   Listed,        MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          RevokeInvite,  Revoked,       MissingPermission, UnknownServer,  UnknownServer,  UnknownServer
          AcceptInvite,  Joined,        Joined,            Joined,         Joined,         UnknownInvite
          MarkRead,      Marked,        Marked,            UnknownChannel, UnknownChannel, UnknownChannel
          """)
  void answersEverybodyWhatTheyMayKnow(
      String wayIn, String owner, String member, String stranger, String removed, String banned) {
    assertThat(new World().enter(wayIn, OWNER)).isEqualTo(owner);
    assertThat(new World().enter(wayIn, MEMBER)).isEqualTo(member);
    assertThat(new World().enter(wayIn, STRANGER)).isEqualTo(stranger);
    assertThat(new World().enter(wayIn, REMOVED)).isEqualTo(removed);
    assertThat(new World().enter(wayIn, BANNED)).isEqualTo(banned);
  }

  /// A server with everybody in their place.
  private static final class World {
    private final CountingIds ids = new CountingIds(1_000);
    private final MemoryCommunity community = new MemoryCommunity(ids);
    private final CommunityUseCases useCases =
        CommunityUseCases.over(community, ids, SteppedClock.atNoon());
    private final ServerId server;
    private final ChannelId channel;
    private final InviteCode code;
    private final InviteId invite;

    World() {
      var created =
          (CreateServer.Outcome.Created)
              useCases
                  .createServer()
                  .handle(new CreateServer.Command(OWNER, "Library", "", UUID.randomUUID()));
      server = created.state().server().id();
      channel = created.state().channels().getFirst().channel().id();
      var invited = (CreateInvite.Outcome.Created) invite(OWNER);
      code = invited.invite().code();
      invite = invited.invite().id();
      for (var user : new UserId[] {MEMBER, REMOVED, BANNED, BYSTANDER}) {
        assertThat(useCases.acceptInvite().handle(user, code))
            .isInstanceOf(AcceptInvite.Outcome.Joined.class);
      }
      useCases.removeMember().handle(new RemoveMember.Command(OWNER, server, REMOVED));
      useCases.banMember().handle(new BanMember.Command(OWNER, server, BANNED));
    }

    private CreateInvite.Outcome invite(UserId user) {
      return useCases
          .createInvite()
          .handle(new CreateInvite.Command(user, server, 0, Duration.ZERO, UUID.randomUUID()));
    }

    String enter(String wayIn, UserId user) {
      return nameOf(outcome(wayIn, user));
    }

    private static String nameOf(Object outcome) {
      return outcome instanceof String name ? name : outcome.getClass().getSimpleName();
    }

    private Object outcome(String wayIn, UserId user) {
      return switch (wayIn) {
        case "GetServer" ->
            community.directory().stateOf(user, server).isPresent() ? "Found" : "UnknownServer";
        case "UpdateServer" ->
            useCases.updateServer().handle(new UpdateServer.Command(user, server, "New", null));
        case "DeleteServer" -> useCases.deleteServer().handle(user, server);
        case "CreateChannel" ->
            useCases
                .createChannel()
                .handle(new CreateChannel.Command(user, server, "books", "", UUID.randomUUID()));
        case "UpdateChannel" ->
            useCases.updateChannel().handle(new UpdateChannel.Command(user, channel, "n", null));
        case "DeleteChannel" -> useCases.deleteChannel().handle(user, channel);
        case "MarkRead" ->
            useCases.markRead().handle(new MarkRead.Command(user, channel, 1, false));
        default -> outcomeAmongPeople(wayIn, user);
      };
    }

    private Object outcomeAmongPeople(String wayIn, UserId user) {
      return switch (wayIn) {
        case "ListMembers" ->
            useCases.listMembers().handle(new ListMembers.Command(user, server, new UserId(0), 0));
        case "LeaveServer" -> useCases.leaveServer().handle(user, server);
        case "RemoveMember" ->
            useCases.removeMember().handle(new RemoveMember.Command(user, server, BYSTANDER));
        case "BanMember" ->
            useCases.banMember().handle(new BanMember.Command(user, server, BYSTANDER));
        case "LiftBan" -> useCases.liftBan().handle(new LiftBan.Command(user, server, BANNED));
        case "ListBans" -> useCases.listBans().handle(user, server);
        case "CreateInvite" -> invite(user);
        case "ListInvites" -> useCases.listInvites().handle(user, server);
        case "RevokeInvite" ->
            useCases.revokeInvite().handle(new RevokeInvite.Command(user, server, invite));
        case "AcceptInvite" -> useCases.acceptInvite().handle(user, code);
        default -> throw new IllegalArgumentException(wayIn);
      };
    }
  }
}
