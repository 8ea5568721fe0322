package chat.parley.rig.simulator;

import chat.parley.adapters.bus.BusListener;
import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A bus that keeps no promise it never made: messages are lost, repeated, delayed and overtaken,
/// and nodes lose their connection to it.
final class SimulatedBus {
  private static final int TRAVEL_MS_MAX = 5;

  private final Scheduler scheduler;
  private final SplittableRandom random;
  private final Trace trace;
  private final List<Port> ports = new ArrayList<>();
  private Faults faults = Faults.NONE;

  SimulatedBus(Scheduler scheduler, SplittableRandom random, Trace trace) {
    this.scheduler = scheduler;
    this.random = random;
    this.trace = trace;
  }

  void faults(Faults now) {
    faults = now;
  }

  /// A node's connection to the bus.
  Port connect() {
    var port = new Port();
    ports.add(port);
    return port;
  }

  /// The connections of living nodes.
  List<Port> ports() {
    return ports;
  }

  private void publish(String subject, byte[] payload) {
    for (var port : List.copyOf(ports)) {
      for (var ear : List.copyOf(port.ears)) {
        if (ear.hears(subject)) {
          send(ear, subject, payload);
        }
      }
    }
  }

  private void send(Ear ear, String subject, byte[] payload) {
    if (random.nextDouble() < faults.busLoss()) {
      trace.add("bus loses", payload.length);
      return;
    }
    deliver(ear, subject, payload);
    if (random.nextDouble() < faults.busRepeat()) {
      deliver(ear, subject, payload);
    }
  }

  private void deliver(Ear ear, String subject, byte[] payload) {
    long atMs = scheduler.millis() + 1 + random.nextInt(TRAVEL_MS_MAX + faults.busDelayMsMax());
    if (random.nextDouble() >= faults.busReorder()) {
      atMs = Math.max(atMs, ear.lastMs);
      ear.lastMs = atMs;
    }
    scheduler.after(
        atMs - scheduler.millis(),
        () -> {
          if (ear.isOpen() && ear.port.connected) {
            ear.listener.onMessage(subject, payload);
          }
        });
  }

  private static final class Ear {
    private final Port port;
    private final String pattern;
    private final BusListener listener;
    private long lastMs;

    Ear(Port port, String pattern, BusListener listener) {
      this.port = port;
      this.pattern = pattern;
      this.listener = listener;
    }

    boolean isOpen() {
      return port.ears.contains(this);
    }

    /// `>` stands for the rest; no other wildcard is used here.
    boolean hears(String subject) {
      return pattern.endsWith(".>")
          ? subject.startsWith(pattern.substring(0, pattern.length() - 1))
          : subject.equals(pattern);
    }
  }

  /// One node's end of the bus.
  final class Port implements EventBus {
    private final List<Ear> ears = new ArrayList<>();
    private final List<Runnable> reconnectActions = new ArrayList<>();
    private boolean connected = true;

    @Override
    public void publish(String subject, byte[] payload) {
      if (connected) {
        SimulatedBus.this.publish(subject, payload);
      }
    }

    @Override
    public void flush(Duration timeout) {
      if (!connected) {
        throw new BusUnavailableException();
      }
    }

    @Override
    public Subscription subscribe(String pattern, BusListener listener) {
      var ear = new Ear(this, pattern, listener);
      ears.add(ear);
      return () -> ears.remove(ear);
    }

    @Override
    public void onReconnect(Runnable action) {
      reconnectActions.add(action);
    }

    /// Loses the connection for a while, and everything that is said meanwhile.
    void cut(int forMs) {
      if (connected) {
        connected = false;
        scheduler.after(forMs, this::reconnect);
      }
    }

    private void reconnect() {
      connected = true;
      List.copyOf(reconnectActions).forEach(Runnable::run);
    }

    @Override
    public void close() {
      ears.clear();
      reconnectActions.clear();
      ports.remove(this);
    }
  }
}
