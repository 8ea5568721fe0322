package chat.parley.adapters.bus;

import chat.parley.proto.subject.Subjects;

/// Tells the relay that something waits in the outbox. Losing a ring costs one poll interval.
public final class Doorbell {
  private static final byte[] NOTHING = {};

  private final EventBus bus;

  public Doorbell(EventBus bus) {
    this.bus = bus;
  }

  /// Never fails: what it follows is committed already.
  public void ring() {
    try {
      bus.publish(Subjects.relayDoorbell(), NOTHING);
    } catch (BusUnavailableException unheard) {
      // The relay looks by itself within its poll interval.
    }
  }

  /// Runs an action at each ring.
  public Subscription onRing(Runnable action) {
    return bus.subscribe(Subjects.relayDoorbell(), (subject, payload) -> action.run());
  }
}
