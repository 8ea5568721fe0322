package chat.parley.adapters.parts;

import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.shared.health.ReadinessCheck;
import java.time.Duration;

/// The bus takes something and says so.
final class BusReadiness implements ReadinessCheck {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(1);

  private final EventBus bus;

  BusReadiness(EventBus bus) {
    this.bus = bus;
  }

  @Override
  public String name() {
    return "bus";
  }

  @Override
  public boolean isReady() {
    try {
      bus.flush(ANSWER_MAX);
      return true;
    } catch (BusUnavailableException _) {
      return false;
    }
  }
}
