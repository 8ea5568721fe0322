package chat.parley.api.server;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.BanMember;
import chat.parley.domain.member.LiftBan;
import chat.parley.domain.member.ListBans;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListBansResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;

@Controller("/api/v1/servers/{server}/bans")
@Endpoints
final class BanController {
  private final ListBans listBans;
  private final BanMember banMember;
  private final LiftBan liftBan;
  private final Doorbell doorbell;

  BanController(ListBans listBans, BanMember banMember, LiftBan liftBan, Doorbell doorbell) {
    this.listBans = listBans;
    this.banMember = banMember;
    this.liftBan = liftBan;
    this.doorbell = doorbell;
  }

  @Get
  HttpResponse<?> list(ServerId server, Caller caller) {
    return switch (listBans.handle(caller.user(), server)) {
      case ListBans.Outcome.Listed(var bans, var profiles) ->
          HttpResponse.ok(
              ListBansResponse.newBuilder()
                  .addAllBans(bans.stream().map(ban -> Servers.toProto(ban, profiles)).toList())
                  .build());
      case ListBans.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case ListBans.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Put("/{member}")
  HttpResponse<?> ban(ServerId server, UserId member, Caller caller) {
    return switch (banMember.handle(new BanMember.Command(caller.user(), server, member))) {
      case BanMember.Outcome.Banned() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case BanMember.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case BanMember.Outcome.UnknownMember() -> Problems.of(ErrorCode.UNKNOWN_MEMBER);
      case BanMember.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case BanMember.Outcome.OwnerMustStay() -> Problems.of(ErrorCode.OWNER_MUST_STAY);
      case BanMember.Outcome.LimitReached(int max) -> Refusals.limitReached(max, "bans a server");
    };
  }

  @Delete("/{banned}")
  HttpResponse<?> lift(ServerId server, UserId banned, Caller caller) {
    return switch (liftBan.handle(new LiftBan.Command(caller.user(), server, banned))) {
      case LiftBan.Outcome.Lifted() -> HttpResponse.noContent();
      case LiftBan.Outcome.UnknownServer() -> Problems.of(ErrorCode.UNKNOWN_SERVER);
      case LiftBan.Outcome.UnknownBan() -> Problems.of(ErrorCode.UNKNOWN_BAN);
      case LiftBan.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }
}
