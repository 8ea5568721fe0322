package chat.parley.api.instance;

import chat.parley.domain.instance.AdministratorAccess;
import chat.parley.domain.instance.Administrators;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class InstanceFactory {
  @Singleton
  AdministratorAccess administratorAccess(Administrators administrators) {
    return new AdministratorAccess(administrators);
  }
}
