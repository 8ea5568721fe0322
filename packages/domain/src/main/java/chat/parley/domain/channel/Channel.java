package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.retention.Retention;

/// A text channel.
///
/// @param position its place in the list of its server, from 0
/// @param retention how long the channel keeps messages, beside what its server says
public record Channel(
    ChannelId id,
    ServerId server,
    ChannelName name,
    ChannelTopic topic,
    int position,
    Retention retention) {

  /// A new channel: it says nothing about how long messages are kept.
  public Channel(
      ChannelId id, ServerId server, ChannelName name, ChannelTopic topic, int position) {
    this(id, server, name, topic, position, Retention.NONE);
  }
}
