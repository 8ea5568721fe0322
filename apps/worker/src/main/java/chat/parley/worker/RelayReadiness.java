package chat.parley.worker;

import chat.parley.shared.health.ReadinessCheck;
import chat.parley.worker.relay.OutboxRelay;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Singleton
@Requires(beans = WorkerNode.class)
final class RelayReadiness implements ReadinessCheck {
  private final OutboxRelay relay;

  RelayReadiness(OutboxRelay relay) {
    this.relay = relay;
  }

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public boolean isReady() {
    return relay.isRunning();
  }
}
