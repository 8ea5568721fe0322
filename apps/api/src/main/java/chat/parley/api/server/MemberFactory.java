package chat.parley.api.server;

import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.invite.AcceptInvite;
import chat.parley.domain.invite.CreateInvite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteLimits;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.invite.ListInvites;
import chat.parley.domain.invite.PreviewInvite;
import chat.parley.domain.invite.RevokeInvite;
import chat.parley.domain.member.BanMember;
import chat.parley.domain.member.LeaveServer;
import chat.parley.domain.member.LiftBan;
import chat.parley.domain.member.ListBans;
import chat.parley.domain.member.ListMembers;
import chat.parley.domain.member.MemberLimits;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.member.RemoveMember;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerLimits;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Members, bans, and the invites by which people become members.
@Factory
final class MemberFactory {
  /// Twelve characters: short enough to be read out, and far beyond guessing.
  private static final int INVITE_CODE_BITS = 72;

  @Singleton
  ListMembers listMembers(ServerAccess access, MemberStore members, Profiles profiles) {
    return new ListMembers(access, members, profiles, MemberLimits.DEFAULT);
  }

  @Singleton
  LeaveServer leaveServer(ServerAccess access, MemberStore members, InstantSource clock) {
    return new LeaveServer(access, members, clock);
  }

  @Singleton
  RemoveMember removeMember(ServerAccess access, MemberStore members, InstantSource clock) {
    return new RemoveMember(access, members, clock);
  }

  @Singleton
  ListBans listBans(ServerAccess access, MemberStore members, Profiles profiles) {
    return new ListBans(access, members, profiles);
  }

  @Singleton
  BanMember banMember(ServerAccess access, MemberStore members, InstantSource clock) {
    return new BanMember(access, members, MemberLimits.DEFAULT, clock);
  }

  @Singleton
  LiftBan liftBan(ServerAccess access, MemberStore members) {
    return new LiftBan(access, members);
  }

  @Singleton
  CreateInvite createInvite(
      ServerAccess access, InviteStore invites, IdSource ids, InstantSource clock) {
    return new CreateInvite(
        access,
        invites,
        () -> new InviteCode(RandomTokens.token(INVITE_CODE_BITS)),
        InviteLimits.DEFAULT,
        ids,
        clock);
  }

  @Singleton
  ListInvites listInvites(ServerAccess access, InviteStore invites, InstantSource clock) {
    return new ListInvites(access, invites, clock);
  }

  @Singleton
  RevokeInvite revokeInvite(ServerAccess access, InviteStore invites) {
    return new RevokeInvite(access, invites);
  }

  @Singleton
  PreviewInvite previewInvite(InviteStore invites, Profiles profiles, InstantSource clock) {
    return new PreviewInvite(invites, profiles, clock);
  }

  @Singleton
  AcceptInvite acceptInvite(InviteStore invites, ServerDirectory directory, InstantSource clock) {
    return new AcceptInvite(invites, directory, ServerLimits.DEFAULT, clock);
  }
}
