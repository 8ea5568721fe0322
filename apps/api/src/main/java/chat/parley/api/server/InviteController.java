package chat.parley.api.server;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.mutation.MutationIds;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.invite.AcceptInvite;
import chat.parley.domain.invite.CreateInvite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.ListInvites;
import chat.parley.domain.invite.PreviewInvite;
import chat.parley.domain.invite.RevokeInvite;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.CreateInviteRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListInvitesResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;

@Controller("/api/v1")
@Endpoints
final class InviteController {
  private final CreateInvite createInvite;
  private final ListInvites listInvites;
  private final RevokeInvite revokeInvite;
  private final PreviewInvite previewInvite;
  private final AcceptInvite acceptInvite;
  private final Doorbell doorbell;

  InviteController(
      CreateInvite createInvite,
      ListInvites listInvites,
      RevokeInvite revokeInvite,
      PreviewInvite previewInvite,
      AcceptInvite acceptInvite,
      Doorbell doorbell) {
    this.createInvite = createInvite;
    this.listInvites = listInvites;
    this.revokeInvite = revokeInvite;
    this.previewInvite = previewInvite;
    this.acceptInvite = acceptInvite;
    this.doorbell = doorbell;
  }

  @Post("/servers/{server}/invites")
  HttpResponse<?> create(ServerId server, Caller caller, @Body CreateInviteRequest body) {
    var command =
        new CreateInvite.Command(
            caller.user(),
            server,
            body.getUsesMax(),
            Duration.ofSeconds(body.getExpiresInS()),
            MutationIds.parse(body.getClientMutationId()));
    return switch (createInvite.handle(command)) {
      case CreateInvite.Outcome.Created(var invite) ->
          HttpResponse.created(Servers.toProto(invite));
      case CreateInvite.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case CreateInvite.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case CreateInvite.Outcome.OutOfRange() -> Problems.of(ErrorCode.BAD_REQUEST);
      case CreateInvite.Outcome.LimitReached(int max) ->
          Refusals.limitReached(max, "open invites a server");
      case CreateInvite.Outcome.MutationConflict() -> Problems.of(ErrorCode.MUTATION_CONFLICT);
    };
  }

  @Get("/servers/{server}/invites")
  HttpResponse<?> list(ServerId server, Caller caller) {
    return switch (listInvites.handle(caller.user(), server)) {
      case ListInvites.Outcome.Listed(var invites) ->
          HttpResponse.ok(
              ListInvitesResponse.newBuilder()
                  .addAllInvites(invites.stream().map(Servers::toProto).toList())
                  .build());
      case ListInvites.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case ListInvites.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Delete("/servers/{server}/invites/{invite}")
  HttpResponse<?> revoke(ServerId server, InviteId invite, Caller caller) {
    return switch (revokeInvite.handle(new RevokeInvite.Command(caller.user(), server, invite))) {
      case RevokeInvite.Outcome.Revoked() -> HttpResponse.noContent();
      case RevokeInvite.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case RevokeInvite.Outcome.UnknownInvite() -> Problems.of(ErrorCode.UNKNOWN_INVITE);
      case RevokeInvite.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Get("/invites/{code}")
  HttpResponse<?> preview(String code) {
    return switch (previewInvite.handle(new InviteCode(code))) {
      case PreviewInvite.Outcome.Previewed(var destination, var inviter) ->
          HttpResponse.ok(Servers.preview(destination, inviter));
      case PreviewInvite.Outcome.UnknownInvite() -> Problems.of(ErrorCode.UNKNOWN_INVITE);
    };
  }

  @Post("/invites/{code}/accept")
  HttpResponse<?> accept(String code, Caller caller) {
    return switch (acceptInvite.handle(caller.user(), new InviteCode(code))) {
      case AcceptInvite.Outcome.Joined(var state) -> {
        doorbell.ring();
        yield HttpResponse.ok(Servers.toProto(state));
      }
      case AcceptInvite.Outcome.UnknownInvite() -> Problems.of(ErrorCode.UNKNOWN_INVITE);
      case AcceptInvite.Outcome.LimitReached() -> Problems.of(ErrorCode.LIMIT_REACHED);
    };
  }
}
