package chat.parley.api.retention;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.channel.SetChannelRetention;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.instance.SetInstanceRetention;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.server.SetServerRetention;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.SetRetentionRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;

@Controller("/api/v1")
@Endpoints
final class RetentionController {
  private final SetInstanceRetention ofInstance;
  private final SetServerRetention ofServer;
  private final SetChannelRetention ofChannel;
  private final Doorbell doorbell;

  RetentionController(
      SetInstanceRetention ofInstance,
      SetServerRetention ofServer,
      SetChannelRetention ofChannel,
      Doorbell doorbell) {
    this.ofInstance = ofInstance;
    this.ofServer = ofServer;
    this.ofChannel = ofChannel;
    this.doorbell = doorbell;
  }

  @Put("/instance/retention")
  HttpResponse<?> ofInstance(Caller caller, @Body SetRetentionRequest body) {
    return switch (ofInstance.handle(caller.user(), body.getDays())) {
      case SetInstanceRetention.Outcome.Set(var retention) ->
          HttpResponse.ok(Servers.toProto(retention));
      case SetInstanceRetention.Outcome.NotAdministrator() -> Problems.of(ErrorCode.NOT_FOUND);
      case SetInstanceRetention.Outcome.DaysInvalid() -> Problems.of(ErrorCode.RETENTION_INVALID);
    };
  }

  @Put("/servers/{server}/retention")
  HttpResponse<?> ofServer(ServerId server, Caller caller, @Body SetRetentionRequest body) {
    return switch (ofServer.handle(caller.user(), server, body.getDays())) {
      case SetServerRetention.Outcome.Set(var retention) -> told(retention);
      case SetServerRetention.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case SetServerRetention.Outcome.MissingPermission() ->
          Problems.of(ErrorCode.MISSING_PERMISSION);
      case SetServerRetention.Outcome.DaysInvalid() -> Problems.of(ErrorCode.RETENTION_INVALID);
    };
  }

  @Put("/channels/{channel}/retention")
  HttpResponse<?> ofChannel(ChannelId channel, Caller caller, @Body SetRetentionRequest body) {
    return switch (ofChannel.handle(caller.user(), channel, body.getDays())) {
      case SetChannelRetention.Outcome.Set(var retention) -> told(retention);
      case SetChannelRetention.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case SetChannelRetention.Outcome.MissingPermission() ->
          Problems.of(ErrorCode.MISSING_PERMISSION);
      case SetChannelRetention.Outcome.DaysInvalid() -> Problems.of(ErrorCode.RETENTION_INVALID);
    };
  }

  private HttpResponse<?> told(Retention retention) {
    doorbell.ring();
    return HttpResponse.ok(Servers.toProto(retention));
  }
}
