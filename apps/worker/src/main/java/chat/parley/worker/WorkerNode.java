package chat.parley.worker;

import chat.parley.worker.chore.Clockwork;
import chat.parley.worker.relay.OutboxRelay;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.util.StringUtils;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/// Starts the relay and the chores when the context is up, and stops them before it goes.
@Singleton
@Requires(property = "parley.worker.enabled", notEquals = StringUtils.FALSE)
public final class WorkerNode implements ApplicationEventListener<StartupEvent>, AutoCloseable {
  private final OutboxRelay relay;
  private final Clockwork clockwork;

  public WorkerNode(OutboxRelay relay, Clockwork clockwork) {
    this.relay = relay;
    this.clockwork = clockwork;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    relay.start();
    clockwork.start();
  }

  @Override
  @PreDestroy
  public void close() {
    clockwork.close();
    relay.close();
  }
}
