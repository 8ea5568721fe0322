package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.Member;
import chat.parley.domain.message.Message;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.server.Server;
import java.util.Map;

/// What event references refer to, as it is now. What is gone is missing.
public record EventFacts(
    Map<MessageId, Message> messages,
    Map<UserId, Profile> profiles,
    Map<ServerId, Server> servers,
    Map<ChannelId, Channel> channels,
    Map<MemberKey, Member> members,
    Map<ReaderKey, ReadPosition> readPositions) {

  /// A person in a server.
  public record MemberKey(ServerId server, UserId user) {}

  /// A person who reads a channel.
  public record ReaderKey(UserId user, ChannelId channel) {}
}
