package chat.parley.api.rights;

import chat.parley.adapters.wire.Rights;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.hold.HoldDesk;
import chat.parley.domain.look.Looks;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ListHoldsResponse;
import chat.parley.proto.v1.ListLooksResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.InstantSource;

/// What administrators did with data of the person.
@Controller("/api/v1/users/@me")
@Endpoints
final class LookedAtController {
  private static final int LOOKS_MAX = 1_000;

  private final Looks looks;
  private final HoldDesk holds;
  private final InstantSource clock;

  LookedAtController(Looks looks, HoldDesk holds, InstantSource clock) {
    this.looks = looks;
    this.holds = holds;
    this.clock = clock;
  }

  @Get("/looks")
  ListLooksResponse looks(Caller caller) {
    var told = looks.at(caller.user(), LOOKS_MAX);
    return ListLooksResponse.newBuilder()
        .addAllLooks(told.stream().map(Rights::toProto).toList())
        .build();
  }

  @Get("/holds")
  ListHoldsResponse holds(Caller caller) {
    var now = clock.instant();
    var told = holds.toldTo(caller.user()).stream().map(hold -> Rights.toProto(hold, now)).toList();
    return ListHoldsResponse.newBuilder().addAllHolds(told).build();
  }
}
