package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;

/// Deletes a channel with its messages.
public final class DeleteChannel {
  public sealed interface Outcome {
    record Deleted() implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ChannelAccess access;
  private final ChannelStore channels;

  public DeleteChannel(ChannelAccess access, ChannelStore channels) {
    this.access = access;
    this.channels = channels;
  }

  public Outcome handle(UserId user, ChannelId channel) {
    var accessible = access.find(user, channel);
    if (accessible.isEmpty()) {
      return new Outcome.UnknownChannel();
    }
    if (!accessible.get().allows(Permission.MANAGE_CHANNELS)) {
      return new Outcome.MissingPermission();
    }
    return channels.delete(channel) ? new Outcome.Deleted() : new Outcome.UnknownChannel();
  }
}
