package chat.parley.adapters.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryBoundsTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Test
  void neverHoldsMoreThanItMay() {
    try (var store = new MemoryEphemeralStore(now::get, 160)) {
      for (int i = 0; i < 10_000; i++) {
        store.put("presence." + i, new byte[8], Duration.ofSeconds(60));
      }
      assertThat(store.size()).isBetween(100, 160);
      assertThat(store.get("presence.9999")).isPresent();
      assertThat(store.get("presence.0")).isEmpty();
    }
  }

  @Test
  void freesWhatIsOverWithoutBeingAsked() {
    try (var store = new MemoryEphemeralStore(now::get, 1_600)) {
      for (int i = 0; i < 100; i++) {
        store.put("presence." + i, new byte[8], Duration.ofSeconds(i < 50 ? 10 : 60));
        store.takeTokens("rate.user.SEND." + i, 5, 1, 1);
      }
      now.set(START.plusSeconds(12));
      store.sweep();
      assertThat(store.size()).isEqualTo(50);
      now.set(START.plusSeconds(62));
      store.sweep();
      assertThat(store.size()).isZero();
    }
  }
}
