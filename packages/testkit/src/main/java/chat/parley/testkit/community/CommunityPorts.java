package chat.parley.testkit.community;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.ServerGrants;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerStore;
import java.util.List;

/// Every port of the community over one store, and what tests need besides.
public interface CommunityPorts {
  ServerStore servers();

  ServerDirectory directory();

  ServerGrants serverGrants();

  ChannelStore channels();

  ChannelGrants channelGrants();

  MemberStore members();

  InviteStore invites();

  ReadPositionStore readPositions();

  AudienceStore audience();

  /// Gives the next position of a channel to a message.
  MessageId post(ChannelId channel, UserId author);

  /// Sets what everybody in a server may do.
  void allowEveryone(ServerId server, PermissionSet permissions);

  /// What was announced about servers, in order.
  List<EventReference> outbox(ServerId server);

  /// What was announced to a person about their read positions, in order.
  List<EventReference> outbox(UserId user);
}
