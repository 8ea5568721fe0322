package chat.parley.adapters.parts;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.shared.health.ReadinessCheck;

/// The ephemeral store answers.
final class EphemeralReadiness implements ReadinessCheck {
  private final EphemeralStore ephemeral;

  EphemeralReadiness(EphemeralStore ephemeral) {
    this.ephemeral = ephemeral;
  }

  @Override
  public String name() {
    return "ephemeral";
  }

  @Override
  public boolean isReady() {
    return ephemeral.answers();
  }
}
