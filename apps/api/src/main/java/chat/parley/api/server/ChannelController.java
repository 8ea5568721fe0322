package chat.parley.api.server;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.mutation.MutationIds;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.channel.CreateChannel;
import chat.parley.domain.channel.DeleteChannel;
import chat.parley.domain.channel.UpdateChannel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.CreateChannelRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.UpdateChannelRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1")
@Endpoints
final class ChannelController {
  private final CreateChannel createChannel;
  private final UpdateChannel updateChannel;
  private final DeleteChannel deleteChannel;
  private final Doorbell doorbell;

  ChannelController(
      CreateChannel createChannel,
      UpdateChannel updateChannel,
      DeleteChannel deleteChannel,
      Doorbell doorbell) {
    this.createChannel = createChannel;
    this.updateChannel = updateChannel;
    this.deleteChannel = deleteChannel;
    this.doorbell = doorbell;
  }

  @Post("/servers/{server}/channels")
  HttpResponse<?> create(ServerId server, Caller caller, @Body CreateChannelRequest body) {
    var command =
        new CreateChannel.Command(
            caller.user(),
            server,
            body.getName(),
            body.getTopic(),
            MutationIds.parse(body.getClientMutationId()));
    return switch (createChannel.handle(command)) {
      case CreateChannel.Outcome.Created(var channel) -> {
        doorbell.ring();
        yield HttpResponse.created(Servers.toProto(channel));
      }
      case CreateChannel.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case CreateChannel.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case CreateChannel.Outcome.NameInvalid() -> Refusals.nameInvalid("name");
      case CreateChannel.Outcome.TopicInvalid() -> Refusals.nameInvalid("topic");
      case CreateChannel.Outcome.LimitReached(int max) ->
          Refusals.limitReached(max, "channels a server");
      case CreateChannel.Outcome.MutationConflict() -> Problems.of(ErrorCode.MUTATION_CONFLICT);
    };
  }

  @Patch("/channels/{channel}")
  HttpResponse<?> update(ChannelId channel, Caller caller, @Body UpdateChannelRequest body) {
    var command =
        new UpdateChannel.Command(
            caller.user(),
            channel,
            body.hasName() ? body.getName() : null,
            body.hasTopic() ? body.getTopic() : null);
    return switch (updateChannel.handle(command)) {
      case UpdateChannel.Outcome.Updated(var updated) -> {
        doorbell.ring();
        yield HttpResponse.ok(Servers.toProto(updated));
      }
      case UpdateChannel.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case UpdateChannel.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case UpdateChannel.Outcome.NameInvalid() -> Refusals.nameInvalid("name");
      case UpdateChannel.Outcome.TopicInvalid() -> Refusals.nameInvalid("topic");
    };
  }

  @Delete("/channels/{channel}")
  HttpResponse<?> delete(ChannelId channel, Caller caller) {
    return switch (deleteChannel.handle(caller.user(), channel)) {
      case DeleteChannel.Outcome.Deleted() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case DeleteChannel.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case DeleteChannel.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }
}
