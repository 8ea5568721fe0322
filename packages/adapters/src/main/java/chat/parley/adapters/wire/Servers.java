package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.member.Member;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.server.Server;

/// Servers, channels, members and read positions as the contract has them.
public final class Servers {
  private Servers() {}

  public static chat.parley.proto.v1.Server toProto(Server server) {
    return chat.parley.proto.v1.Server.newBuilder()
        .setId(server.id().value())
        .setName(server.name().value())
        .setOperatorLine(server.operatorLine().value())
        .setOwnerId(server.owner().value())
        .setMemberCount(server.memberCount())
        .setServerSeq(server.seq())
        .build();
  }

  public static chat.parley.proto.v1.Channel toProto(Channel channel) {
    return chat.parley.proto.v1.Channel.newBuilder()
        .setId(channel.id().value())
        .setServerId(channel.server().value())
        .setName(channel.name().value())
        .setTopic(channel.topic().value())
        .setPosition(channel.position())
        .build();
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
}
