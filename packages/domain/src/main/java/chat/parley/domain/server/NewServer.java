package chat.parley.domain.server;

import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import java.time.Instant;

/// A server that is about to be, with its first channel and its first member.
public record NewServer(
    ServerId id,
    ServerName name,
    OperatorLine operatorLine,
    UserId owner,
    PermissionSet everyone,
    ChannelId channel,
    ChannelName channelName,
    Instant createdAt) {}
