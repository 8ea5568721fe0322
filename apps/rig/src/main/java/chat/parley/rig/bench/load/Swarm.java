package chat.parley.rig.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Many clients that all listen to the same messages, and who publishes them.
final class Swarm implements Client.Listener {
  static final int IN_FLIGHT_MAX = 1024;

  private static final int MASK = IN_FLIGHT_MAX - 1;
  private static final int CONNECTING_MAX = 64;
  private static final long OPEN_MS_MAX = 30_000;
  private static final long FIRST = 1;

  private final Sockets sockets;
  private final Dialect dialect;
  private final long stallMs;
  private final List<Client> clients = new ArrayList<>();
  private final int[] arrivals = new int[IN_FLIGHT_MAX];
  private final long[] publishedNanos = new long[IN_FLIGHT_MAX];
  private final Latencies latencies = new Latencies();
  private Publisher publisher = _ -> {};
  private int ready;
  private boolean closing;
  private boolean timing;
  private long published = FIRST - 1;
  private long completed;
  private long delivered;
  private long skipped;
  private long late;

  /// @param stallMs how long nothing may move before a message counts as lost
  Swarm(Sockets sockets, Dialect dialect, long stallMs) {
    this.sockets = sockets;
    this.dialect = dialect;
    this.stallMs = stallMs;
  }

  /// Opens clients, few at a time, and waits until each is ready.
  void open(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      clients.add(sockets.open(port, dialect, this, published + 1));
      int opened = clients.size();
      if (!sockets.await(() -> opened - ready < CONNECTING_MAX, OPEN_MS_MAX)) {
        throw new IllegalStateException("only " + ready + " sessions began");
      }
    }
    if (!sockets.await(() -> ready == clients.size(), OPEN_MS_MAX)) {
      throw new IllegalStateException(
          "only " + ready + " of " + clients.size() + " sessions began");
    }
  }

  void publishWith(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void ready(Client client) {
    ready++;
  }

  @Override
  public void delivered(Client client, long number) {
    if (number < client.next) {
      late++;
      return;
    }
    skipped += number - client.next;
    client.next = number + 1;
    delivered++;
    int slot = (int) number & MASK;
    if (timing) {
      latencies.add(System.nanoTime() - publishedNanos[slot]);
    }
    if (++arrivals[slot] == clients.size()) {
      arrivals[slot] = 0;
      completed++;
    }
  }

  @Override
  public void closed(Client client) {
    if (!closing) {
      throw new IllegalStateException("the server closed a session");
    }
  }

  /// As many messages as there is time for, a fixed number of them on their way.
  Tally burst(int inFlight, long millis) throws IOException {
    var tally = begin(false);
    long end = System.nanoTime() + millis * 1_000_000;
    long moved = System.nanoTime();
    long lastDelivered = delivered;
    while (true) {
      long now = System.nanoTime();
      if (delivered != lastDelivered) {
        lastDelivered = delivered;
        moved = now;
      }
      boolean open = now - end < 0;
      boolean drained = published - (FIRST - 1) == completed;
      if ((!open && drained) || now - moved > stallMs * 1_000_000) {
        return tally.end();
      }
      if (open) {
        while (published - (FIRST - 1) - completed < inFlight) {
          publish();
        }
        publisher.flush();
      }
      sockets.poll(10);
    }
  }

  /// Messages at a steady pace, whatever becomes of them, and how long each delivery takes.
  Tally trickle(int perSecond, long millis) throws IOException {
    var tally = begin(true);
    long step = 1_000_000_000L / perSecond;
    long due = System.nanoTime();
    long end = due + millis * 1_000_000;
    while (System.nanoTime() - end < 0) {
      if (System.nanoTime() - due >= 0 && publisher.isFree()) {
        publish();
        publisher.flush();
        due += step;
      }
      sockets.poll(Math.max(0, (due - System.nanoTime()) / 1_000_000));
    }
    sockets.await(() -> published - (FIRST - 1) == completed, stallMs);
    return tally.end();
  }

  private void publish() {
    published++;
    publishedNanos[(int) published & MASK] = System.nanoTime();
    publisher.publish(published);
  }

  /// Keeps every session alive.
  void beat() throws IOException {
    for (var client : clients) {
      client.say(dialect.heartbeat());
    }
    sockets.poll(10);
  }

  void close() throws IOException {
    closing = true;
    for (var client : List.copyOf(clients)) {
      client.close();
    }
    sockets.poll(0);
  }

  private Tally begin(boolean timed) throws IOException {
    sockets.poll(0);
    timing = timed;
    latencies.clear();
    return new Tally();
  }

  /// What a run did, as differences of the counters.
  final class Tally {
    private final long beganNanos = System.nanoTime();
    private final long publishedBefore = published;
    private final long deliveredBefore = delivered;
    private final long skippedBefore = skipped;
    private final long lateBefore = late;
    private long nanos;

    Tally end() {
      nanos = System.nanoTime() - beganNanos;
      return this;
    }

    long messages() {
      return published - publishedBefore;
    }

    long deliveries() {
      return delivered - deliveredBefore;
    }

    /// Deliveries that should be there and are not.
    long missing() {
      return messages() * clients.size() - deliveries();
    }

    /// Messages that a client got after a later one, or twice.
    long late() {
      return late - lateBefore;
    }

    /// Messages that a client had not got when a later one came.
    long skipped() {
      return skipped - skippedBefore;
    }

    Answer answer() {
      return new Answer()
          .with("messages", messages())
          .with("deliveries", deliveries())
          .with("missing", missing())
          .with("late", late())
          .with("skipped", skipped())
          .with("nanos", nanos)
          .with(latencies);
    }
  }
}
