package chat.parley.api.erasure;

import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.OwnErasure;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class ErasureFactory {
  @Singleton
  OwnErasure ownErasure(Erasures erasures, ErasureSettings settings, InstantSource clock) {
    return new OwnErasure(erasures, settings.grace(), clock);
  }
}
