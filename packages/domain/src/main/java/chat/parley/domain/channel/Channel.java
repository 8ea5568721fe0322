package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;

/// A text channel.
///
/// @param position its place in the list of its server, from 0
public record Channel(
    ChannelId id, ServerId server, ChannelName name, ChannelTopic topic, int position) {}
