package chat.parley.api.rights;

import chat.parley.adapters.wire.Rights;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.look.Looks;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ListLooksResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// What administrators did with data of the person.
@Controller("/api/v1/users/@me")
@Endpoints
final class LookedAtController {
  private static final int LOOKS_MAX = 1_000;

  private final Looks looks;

  LookedAtController(Looks looks) {
    this.looks = looks;
  }

  @Get("/looks")
  ListLooksResponse looks(Caller caller) {
    var told = looks.at(caller.user(), LOOKS_MAX);
    return ListLooksResponse.newBuilder()
        .addAllLooks(told.stream().map(Rights::toProto).toList())
        .build();
  }
}
