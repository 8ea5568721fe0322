package chat.parley.api.ticket;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.Tickets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class TicketFactory {
  @Singleton
  Tickets tickets(EphemeralStore store) {
    return new Tickets(store);
  }
}
