package chat.parley.testkit.ephemeral;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import java.time.Duration;
import java.time.Instant;

class MemoryEphemeralStoreTest extends EphemeralStoreContract {
  private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

  @Override
  protected EphemeralStore open() {
    return new MemoryEphemeralStore(() -> now);
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }
}
