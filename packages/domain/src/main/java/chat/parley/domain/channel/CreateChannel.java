package chat.parley.domain.channel;

import chat.parley.domain.channel.ChannelStore.NewChannel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;
import java.util.UUID;

/// Makes a channel, at most once per `clientMutationId`.
public final class CreateChannel {
  public record Command(
      UserId user, ServerId server, String name, String topic, UUID clientMutationId) {}

  public sealed interface Outcome {
    record Created(Channel channel) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record NameInvalid() implements Outcome {}

    record TopicInvalid() implements Outcome {}

    record LimitReached(int channelsPerServerMax) implements Outcome {}

    record MutationConflict() implements Outcome {}
  }

  private final ServerAccess access;
  private final ChannelStore channels;
  private final ChannelLimits limits;
  private final IdSource ids;
  private final InstantSource clock;

  public CreateChannel(
      ServerAccess access,
      ChannelStore channels,
      ChannelLimits limits,
      IdSource ids,
      InstantSource clock) {
    this.access = access;
    this.channels = channels;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.user(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.MANAGE_CHANNELS)) {
      return new Outcome.MissingPermission();
    }
    var name = ChannelName.parse(command.name());
    if (name.isEmpty()) {
      return new Outcome.NameInvalid();
    }
    var topic = ChannelTopic.parse(command.topic());
    if (topic.isEmpty()) {
      return new Outcome.TopicInvalid();
    }
    return create(command, name.get(), topic.get());
  }

  private Outcome create(Command command, ChannelName name, ChannelTopic topic) {
    var draft =
        new NewChannel(
            new ChannelId(ids.next()),
            command.server(),
            command.user(),
            name,
            topic,
            clock.instant());
    return switch (channels.create(
        draft, command.clientMutationId(), limits.channelsPerServerMax())) {
      case Creation.Stored<Channel>(var channel) -> new Outcome.Created(channel);
      case Creation.Repeated<Channel>(var channel) -> new Outcome.Created(channel);
      case Creation.LimitReached<Channel>() ->
          new Outcome.LimitReached(limits.channelsPerServerMax());
      case Creation.Conflict<Channel>() -> new Outcome.MutationConflict();
      case Creation.ParentGone<Channel>() -> new Outcome.UnknownServer();
    };
  }
}
