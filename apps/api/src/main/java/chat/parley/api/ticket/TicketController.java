package chat.parley.api.ticket;

import chat.parley.adapters.ephemeral.TicketGrant;
import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.GatewayTicket;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1/gateway/tickets")
@Endpoints
final class TicketController {
  private static final String GATEWAY_PATH = "/gateway";

  private final Tickets tickets;
  private final AudienceStore audience;

  TicketController(Tickets tickets, AudienceStore audience) {
    this.tickets = tickets;
    this.audience = audience;
  }

  @Post
  HttpResponse<GatewayTicket> issue(Caller caller) {
    var servers = audience.serversOf(caller.user());
    var ticket = tickets.issue(new TicketGrant(caller.user(), caller.session(), servers));
    return HttpResponse.created(
        GatewayTicket.newBuilder()
            .setTicket(ticket)
            .setExpiresInS((int) Tickets.TTL.toSeconds())
            .setPath(GATEWAY_PATH)
            .build());
  }
}
