package chat.parley.testkit.inventory;

import chat.parley.adapters.bus.BusListener;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import java.time.Duration;

/// A bus whose publishing is heard.
final class RecordingBus implements EventBus {
  private final EventBus bus;
  private final BusListener recorder;

  RecordingBus(EventBus bus, BusListener recorder) {
    this.bus = bus;
    this.recorder = recorder;
  }

  @Override
  public void publish(String subject, byte[] payload) {
    recorder.onMessage(subject, payload);
    bus.publish(subject, payload);
  }

  @Override
  public void flush(Duration timeout) {
    bus.flush(timeout);
  }

  @Override
  public Subscription subscribe(String pattern, BusListener listener) {
    return bus.subscribe(pattern, listener);
  }

  @Override
  public void onReconnect(Runnable action) {
    bus.onReconnect(action);
  }

  @Override
  public void close() {
    bus.close();
  }
}
