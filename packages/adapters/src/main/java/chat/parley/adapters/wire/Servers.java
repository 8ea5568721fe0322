package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteStore.Destination;
import chat.parley.domain.member.Ban;
import chat.parley.domain.member.Member;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerState;
import chat.parley.proto.v1.InvitePreview;
import chat.parley.proto.v1.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Servers, channels, members, invites and read positions as the contract has them.
public final class Servers {
  private Servers() {}

  public static chat.parley.proto.v1.Server toProto(Server server) {
    var proto =
        chat.parley.proto.v1.Server.newBuilder()
            .setId(server.id().value())
            .setName(server.name().value())
            .setOperatorLine(server.operatorLine().value())
            .setOwnerId(server.owner().value())
            .setMemberCount(server.memberCount())
            .setServerSeq(server.seq());
    if (!server.retention().equals(Retention.NONE)) {
      proto.setRetention(toProto(server.retention()));
    }
    return proto.build();
  }

  public static chat.parley.proto.v1.Channel toProto(Channel channel) {
    var proto =
        chat.parley.proto.v1.Channel.newBuilder()
            .setId(channel.id().value())
            .setServerId(channel.server().value())
            .setName(channel.name().value())
            .setTopic(channel.topic().value())
            .setPosition(channel.position());
    if (!channel.retention().equals(Retention.NONE)) {
      proto.setRetention(toProto(channel.retention()));
    }
    return proto.build();
  }

  public static chat.parley.proto.v1.Retention toProto(Retention retention) {
    var proto = chat.parley.proto.v1.Retention.newBuilder().setDays(retention.days());
    retention
        .next()
        .ifPresent(next -> proto.setNextDays(next.days()).setNextFrom(Timestamps.of(next.from())));
    return proto.build();
  }

  public static chat.parley.proto.v1.Member toProto(Member member, Profile profile) {
    return chat.parley.proto.v1.Member.newBuilder()
        .setUser(Accounts.toProto(profile))
        .setJoinedAt(Timestamps.of(member.joinedAt()))
        .setOwner(member.owner())
        .build();
  }

  public static chat.parley.proto.v1.ReadPosition toProto(ReadPosition position) {
    return chat.parley.proto.v1.ReadPosition.newBuilder()
        .setChannelId(position.channel().value())
        .setReadSeq(position.seq())
        .setUnread(position.unread())
        .build();
  }

  /// A member, also one whose name may not be shown: then the id stands alone.
  public static chat.parley.proto.v1.Member toProto(Member member, Map<UserId, Profile> profiles) {
    return chat.parley.proto.v1.Member.newBuilder()
        .setUser(user(member.user(), profiles))
        .setJoinedAt(Timestamps.of(member.joinedAt()))
        .setOwner(member.owner())
        .build();
  }

  public static chat.parley.proto.v1.Ban toProto(Ban ban, Map<UserId, Profile> profiles) {
    return chat.parley.proto.v1.Ban.newBuilder()
        .setUser(user(ban.user(), profiles))
        .setBannedAt(Timestamps.of(ban.bannedAt()))
        .build();
  }

  static User user(UserId id, Map<UserId, Profile> profiles) {
    var profile = profiles.get(id);
    return profile == null
        ? User.newBuilder().setId(id.value()).build()
        : Accounts.toProto(profile);
  }

  public static chat.parley.proto.v1.ServerState toProto(ServerState state) {
    return chat.parley.proto.v1.ServerState.newBuilder()
        .setServer(toProto(state.server()))
        .addAllChannels(state.channels().stream().map(Servers::toProto).toList())
        .setPermissions(state.permissions().bits())
        .build();
  }

  public static chat.parley.proto.v1.ChannelState toProto(ChannelState state) {
    return chat.parley.proto.v1.ChannelState.newBuilder()
        .setChannel(toProto(state.channel()))
        .setHeadSeq(state.headSeq())
        .setLastMessageId(state.lastMessage().map(MessageId::value).orElse(0L))
        .setReadSeq(state.readSeq())
        .setUnread(state.unread())
        .setPermissions(state.permissions().bits())
        .build();
  }

  public static chat.parley.proto.v1.Invite toProto(Invite invite) {
    var proto =
        chat.parley.proto.v1.Invite.newBuilder()
            .setId(invite.id().value())
            .setCode(invite.code().value())
            .setServerId(invite.server().value())
            .setInviterId(invite.inviter().value())
            .setUsesMax(invite.usesMax())
            .setUses(invite.uses())
            .setCreatedAt(Timestamps.of(invite.createdAt()));
    if (invite.expiresAt() != null) {
      proto.setExpiresAt(Timestamps.of(invite.expiresAt()));
    }
    return proto.build();
  }

  /// What an invite leads to; without the inviter's name when it may not be shown.
  public static InvitePreview preview(Destination destination, @Nullable Profile inviter) {
    var server = destination.server();
    var preview =
        InvitePreview.newBuilder()
            .setCode(destination.invite().code().value())
            .setServerId(server.id().value())
            .setServerName(server.name().value())
            .setOperatorLine(server.operatorLine().value())
            .setMemberCount(server.memberCount());
    if (inviter != null) {
      preview.setInviterDisplayName(inviter.displayName().value());
    }
    return preview.build();
  }
}
