package chat.parley.api.doorbell;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.bus.EventBus;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Factory
final class DoorbellFactory {
  /// One process may hold the relay as well, with a doorbell of its own.
  @Singleton
  @Requires(missingBeans = Doorbell.class)
  Doorbell doorbell(EventBus bus) {
    return new Doorbell(bus);
  }
}
