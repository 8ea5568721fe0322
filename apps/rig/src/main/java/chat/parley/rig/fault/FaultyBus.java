package chat.parley.rig.fault;

import chat.parley.adapters.bus.BusListener;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.bus.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// A bus that repeats and loses, as it is told.
final class FaultyBus implements EventBus {
  private final InProcessBus bus = new InProcessBus();
  private final List<Runnable> reconnectActions = new CopyOnWriteArrayList<>();
  private volatile int copies = 1;
  private volatile Predicate<String> lost = _ -> false;

  /// From now on everything is published so many times.
  void repeat(int times) {
    copies = times;
  }

  /// From now on what is published on these subjects is lost.
  void lose(Predicate<String> subjects) {
    lost = subjects;
  }

  /// Loses nothing any more, and says that the line was broken, as a real bus does.
  void reconnect() {
    lost = _ -> false;
    reconnectActions.forEach(Runnable::run);
  }

  @Override
  public void publish(String subject, byte[] payload) {
    for (int i = 0; i < copies && !lost.test(subject); i++) {
      bus.publish(subject, payload);
    }
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
    reconnectActions.add(action);
    bus.onReconnect(action);
  }

  @Override
  public void close() {
    bus.close();
  }
}
