package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import org.jspecify.annotations.Nullable;

/// Renames a channel or changes its topic.
public final class UpdateChannel {
  /// What is null stays as it is.
  public record Command(
      UserId user, ChannelId channel, @Nullable String name, @Nullable String topic) {}

  public sealed interface Outcome {
    record Updated(Channel channel) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record NameInvalid() implements Outcome {}

    record TopicInvalid() implements Outcome {}
  }

  private final ChannelAccess access;
  private final ChannelStore channels;

  public UpdateChannel(ChannelAccess access, ChannelStore channels) {
    this.access = access;
    this.channels = channels;
  }

  public Outcome handle(Command command) {
    var channel = access.find(command.user(), command.channel());
    if (channel.isEmpty()) {
      return new Outcome.UnknownChannel();
    }
    if (!channel.get().allows(Permission.MANAGE_CHANNELS)) {
      return new Outcome.MissingPermission();
    }
    var name = command.name() == null ? null : ChannelName.parse(command.name()).orElse(null);
    if (command.name() != null && name == null) {
      return new Outcome.NameInvalid();
    }
    var topic = command.topic() == null ? null : ChannelTopic.parse(command.topic()).orElse(null);
    if (command.topic() != null && topic == null) {
      return new Outcome.TopicInvalid();
    }
    return channels
        .update(command.channel(), name, topic)
        .<Outcome>map(Outcome.Updated::new)
        .orElseGet(Outcome.UnknownChannel::new);
  }
}
