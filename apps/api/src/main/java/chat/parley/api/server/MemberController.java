package chat.parley.api.server;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.bind.FromQuery;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.LeaveServer;
import chat.parley.domain.member.ListMembers;
import chat.parley.domain.member.RemoveMember;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListMembersRequest;
import chat.parley.proto.v1.ListMembersResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;

@Controller("/api/v1/servers/{server}/members")
@Endpoints
final class MemberController {
  private final ListMembers listMembers;
  private final LeaveServer leaveServer;
  private final RemoveMember removeMember;
  private final Doorbell doorbell;

  MemberController(
      ListMembers listMembers,
      LeaveServer leaveServer,
      RemoveMember removeMember,
      Doorbell doorbell) {
    this.listMembers = listMembers;
    this.leaveServer = leaveServer;
    this.removeMember = removeMember;
    this.doorbell = doorbell;
  }

  @Get
  HttpResponse<?> list(ServerId server, Caller caller, @FromQuery ListMembersRequest query) {
    var command =
        new ListMembers.Command(
            caller.user(), server, new UserId(query.getAfter()), query.getLimit());
    return switch (listMembers.handle(command)) {
      case ListMembers.Outcome.Listed(var members, var profiles) ->
          HttpResponse.ok(
              ListMembersResponse.newBuilder()
                  .addAllMembers(
                      members.stream().map(member -> Servers.toProto(member, profiles)).toList())
                  .build());
      case ListMembers.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case ListMembers.Outcome.LimitOutOfRange(_) -> Refusals.outOfRange("limit");
    };
  }

  @Delete("/@me")
  HttpResponse<?> leave(ServerId server, Caller caller) {
    return switch (leaveServer.handle(caller.user(), server)) {
      case LeaveServer.Outcome.Left() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case LeaveServer.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case LeaveServer.Outcome.OwnerMustStay() -> Problems.of(ErrorCode.OWNER_MUST_STAY);
    };
  }

  @Delete("/{member}")
  HttpResponse<?> remove(ServerId server, UserId member, Caller caller) {
    var command = new RemoveMember.Command(caller.user(), server, member);
    return switch (removeMember.handle(command)) {
      case RemoveMember.Outcome.Removed() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case RemoveMember.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case RemoveMember.Outcome.UnknownMember() -> Problems.of(ErrorCode.UNKNOWN_MEMBER);
      case RemoveMember.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case RemoveMember.Outcome.OwnerMustStay() -> Problems.of(ErrorCode.OWNER_MUST_STAY);
    };
  }
}
