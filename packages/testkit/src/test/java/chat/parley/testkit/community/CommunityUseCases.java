package chat.parley.testkit.community;

import chat.parley.domain.account.Profiles;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.channel.ChannelLimits;
import chat.parley.domain.channel.CreateChannel;
import chat.parley.domain.channel.DeleteChannel;
import chat.parley.domain.channel.UpdateChannel;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.invite.AcceptInvite;
import chat.parley.domain.invite.CreateInvite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteLimits;
import chat.parley.domain.invite.ListInvites;
import chat.parley.domain.invite.PreviewInvite;
import chat.parley.domain.invite.RevokeInvite;
import chat.parley.domain.member.BanMember;
import chat.parley.domain.member.LeaveServer;
import chat.parley.domain.member.LiftBan;
import chat.parley.domain.member.ListBans;
import chat.parley.domain.member.ListMembers;
import chat.parley.domain.member.MemberLimits;
import chat.parley.domain.member.RemoveMember;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.read.MarkRead;
import chat.parley.domain.server.CreateServer;
import chat.parley.domain.server.DeleteServer;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.UpdateServer;
import java.time.InstantSource;
import java.util.Map;

/// Every use case of the community over one set of ports.
record CommunityUseCases(
    CreateServer createServer,
    UpdateServer updateServer,
    DeleteServer deleteServer,
    CreateChannel createChannel,
    UpdateChannel updateChannel,
    DeleteChannel deleteChannel,
    ListMembers listMembers,
    LeaveServer leaveServer,
    RemoveMember removeMember,
    BanMember banMember,
    LiftBan liftBan,
    ListBans listBans,
    CreateInvite createInvite,
    ListInvites listInvites,
    RevokeInvite revokeInvite,
    PreviewInvite previewInvite,
    AcceptInvite acceptInvite,
    MarkRead markRead) {

  static final ServerLimits SERVER_LIMITS = new ServerLimits(3, 10);
  static final ChannelLimits CHANNEL_LIMITS = new ChannelLimits(3);

  static CommunityUseCases over(CommunityPorts ports, IdSource ids, InstantSource clock) {
    var access = new ServerAccess(ports.serverGrants());
    var channelAccess = new ChannelAccess(ports.channelGrants());
    Profiles nameless = _ -> Map.of();
    var members = ports.members();
    var invites = ports.invites();
    var directory = ports.directory();
    return new CommunityUseCases(
        new CreateServer(ports.servers(), directory, SERVER_LIMITS, ids, clock),
        new UpdateServer(access, ports.servers()),
        new DeleteServer(access, ports.servers(), clock),
        new CreateChannel(access, ports.channels(), CHANNEL_LIMITS, ids, clock),
        new UpdateChannel(channelAccess, ports.channels()),
        new DeleteChannel(channelAccess, ports.channels()),
        new ListMembers(access, members, nameless, new MemberLimits(10, 5, 2)),
        new LeaveServer(access, members, clock),
        new RemoveMember(access, members, clock),
        new BanMember(access, members, new MemberLimits(2, 5, 2), clock),
        new LiftBan(access, members),
        new ListBans(access, members, nameless),
        new CreateInvite(
            access,
            invites,
            () -> new InviteCode("code" + ids.next()),
            InviteLimits.DEFAULT,
            ids,
            clock),
        new ListInvites(access, invites, clock),
        new RevokeInvite(access, invites),
        new PreviewInvite(invites, nameless, clock),
        new AcceptInvite(invites, directory, SERVER_LIMITS, clock),
        new MarkRead(channelAccess, ports.readPositions()));
  }
}
