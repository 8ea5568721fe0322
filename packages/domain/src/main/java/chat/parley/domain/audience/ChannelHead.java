package chat.parley.domain.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;

/// The newest position of a channel; 0 when nothing has happened in it yet.
public record ChannelHead(ServerId server, ChannelId channel, long seq) {}
