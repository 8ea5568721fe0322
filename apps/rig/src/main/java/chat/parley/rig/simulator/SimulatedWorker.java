package chat.parley.rig.simulator;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.worker.relay.EventResolver;
import chat.parley.worker.relay.OutboxRelay;
import chat.parley.worker.relay.RelayLimits;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// One relay. It may die between publishing and deleting, and starts over.
final class SimulatedWorker {
  private static final RelayLimits LIMITS = new RelayLimits(16, 100, 5_000, 2_000);

  private final Scheduler scheduler;
  private final SimulatedBus.Port port;
  private final OutboxRelay relay;
  private boolean willDie;
  private boolean awake;

  SimulatedWorker(
      Scheduler scheduler,
      SplittableRandom random,
      SimulatedBus bus,
      SimulatedOutbox outbox,
      EventResolver resolver) {
    this.scheduler = scheduler;
    this.port = bus.connect();
    this.relay =
        new OutboxRelay(
            outbox.readBy(this::dies),
            resolver,
            port,
            new Metrics(),
            Traces.off(),
            LIMITS,
            () -> TimeUnit.MILLISECONDS.toNanos(scheduler.millis()),
            random);
    new Doorbell(port).onRing(this::wake);
    poll();
  }

  /// The next batch is published and not deleted.
  void die() {
    willDie = true;
  }

  private boolean dies() {
    boolean now = willDie;
    willDie = false;
    return now;
  }

  void cutFromBus(int forMs) {
    port.cut(forMs);
  }

  private void poll() {
    wake();
    scheduler.after(LIMITS.pollMs(), this::poll);
  }

  private void wake() {
    if (!awake) {
      awake = true;
      scheduler.after(1, this::round);
    }
  }

  private void round() {
    awake = false;
    if (relay.round()) {
      wake();
    }
  }
}
