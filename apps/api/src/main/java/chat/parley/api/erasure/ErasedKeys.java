package chat.parley.api.erasure;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.db.erasure.KeyDrops;
import chat.parley.proto.subject.Subjects;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Hears that somebody's keys were destroyed, and has this node forget them without waiting for the
/// second to pass.
@Singleton
@Requires(beans = EventBus.class)
final class ErasedKeys implements ApplicationEventListener<StartupEvent>, AutoCloseable {
  private final EventBus bus;
  private final KeyDrops drops;
  private @Nullable Subscription subscription;

  ErasedKeys(EventBus bus, KeyDrops drops) {
    this.bus = bus;
    this.drops = drops;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    subscription = bus.subscribe(Subjects.keysErased(), (_, _) -> drops.drop());
  }

  @Override
  @PreDestroy
  public void close() {
    if (subscription != null) {
      subscription.close();
    }
  }
}
