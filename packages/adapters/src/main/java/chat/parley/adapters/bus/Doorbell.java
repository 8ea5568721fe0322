package chat.parley.adapters.bus;

import chat.parley.proto.subject.Subjects;

/// Tells the relay that something waits in the outbox. Losing a ring costs one poll interval.
public final class Doorbell {
  private static final byte[] NOTHING = {};

  private final EventBus bus;

  public Doorbell(EventBus bus) {
    this.bus = bus;
  }

  /// Never fails, as what it follows is committed already: unheard, the relay looks by itself.
  public void ring() {
    bus.publish(Subjects.relayDoorbell(), NOTHING);
  }

  /// Runs an action at each ring.
  public Subscription onRing(Runnable action) {
    return bus.subscribe(Subjects.relayDoorbell(), (subject, payload) -> action.run());
  }
}
