package chat.parley.api.server;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.mutation.MutationIds;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.server.CreateServer;
import chat.parley.domain.server.DeleteServer;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.UpdateServer;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.CreateServerRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListServersResponse;
import chat.parley.proto.v1.UpdateServerRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1/servers")
@Endpoints
final class ServerController {
  private final CreateServer createServer;
  private final UpdateServer updateServer;
  private final DeleteServer deleteServer;
  private final ServerDirectory directory;
  private final Doorbell doorbell;

  ServerController(
      CreateServer createServer,
      UpdateServer updateServer,
      DeleteServer deleteServer,
      ServerDirectory directory,
      Doorbell doorbell) {
    this.createServer = createServer;
    this.updateServer = updateServer;
    this.deleteServer = deleteServer;
    this.directory = directory;
    this.doorbell = doorbell;
  }

  @Post
  HttpResponse<?> create(Caller caller, @Body CreateServerRequest body) {
    var command =
        new CreateServer.Command(
            caller.user(),
            body.getName(),
            body.getOperatorLine(),
            MutationIds.parse(body.getClientMutationId()));
    return switch (createServer.handle(command)) {
      case CreateServer.Outcome.Created(var state) -> {
        doorbell.ring();
        yield HttpResponse.created(Servers.toProto(state));
      }
      case CreateServer.Outcome.NameInvalid() -> Refusals.nameInvalid("name");
      case CreateServer.Outcome.OperatorLineInvalid() -> Refusals.nameInvalid("operatorLine");
      case CreateServer.Outcome.LimitReached(int max) ->
          Refusals.limitReached(max, "servers a person");
      case CreateServer.Outcome.MutationConflict() -> Problems.of(ErrorCode.MUTATION_CONFLICT);
    };
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    var states = directory.statesOf(caller.user()).stream().map(Servers::toProto).toList();
    return HttpResponse.ok(ListServersResponse.newBuilder().addAllServers(states).build());
  }

  @Get("/{server}")
  HttpResponse<?> get(ServerId server, Caller caller) {
    return directory
        .stateOf(caller.user(), server)
        .<HttpResponse<?>>map(state -> HttpResponse.ok(Servers.toProto(state)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_SERVER));
  }

  @Patch("/{server}")
  HttpResponse<?> update(ServerId server, Caller caller, @Body UpdateServerRequest body) {
    var command =
        new UpdateServer.Command(
            caller.user(),
            server,
            body.hasName() ? body.getName() : null,
            body.hasOperatorLine() ? body.getOperatorLine() : null);
    return switch (updateServer.handle(command)) {
      case UpdateServer.Outcome.Updated(var updated) -> {
        doorbell.ring();
        yield HttpResponse.ok(Servers.toProto(updated));
      }
      case UpdateServer.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case UpdateServer.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case UpdateServer.Outcome.NameInvalid() -> Refusals.nameInvalid("name");
      case UpdateServer.Outcome.OperatorLineInvalid() -> Refusals.nameInvalid("operatorLine");
    };
  }

  @Delete("/{server}")
  HttpResponse<?> delete(ServerId server, Caller caller) {
    return switch (deleteServer.handle(caller.user(), server)) {
      case DeleteServer.Outcome.Deleted() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case DeleteServer.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case DeleteServer.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }
}
