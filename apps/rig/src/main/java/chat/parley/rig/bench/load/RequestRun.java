package chat.parley.rig.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Asks the API over many connections, one request at a time on each.
final class RequestRun {
  /// How long the last answers are waited for.
  private static final long ANSWER_MS_MAX = 30_000;

  private final Sockets sockets;
  private final Latencies latencies = new Latencies();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> free = new ArrayList<>();
  private boolean closing;
  private long answered;
  private long refused;

  RequestRun(Sockets sockets) {
    this.sockets = sockets;
  }

  void add(int port, Request request) throws IOException {
    lanes.add(new Lane(port, request));
  }

  /// Every connection asks again as soon as it is answered, or at a pace for all of them together.
  ///
  /// @param perSecond 0 for as fast as it goes
  Answer run(long millis, long perSecond) throws IOException {
    answered = 0;
    refused = 0;
    latencies.clear();
    free.clear();
    free.addAll(lanes);
    long began = System.nanoTime();
    long end = began + millis * 1_000_000;
    long step = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
    long due = began;
    while (System.nanoTime() - end < 0) {
      long now = System.nanoTime();
      while (!free.isEmpty() && now - due >= 0) {
        // Timed from when it was due: waiting for a connection is part of the time.
        free.removeLast().send(step == 0 ? now : due);
        due += step;
      }
      sockets.poll(step == 0 ? 10 : 1);
    }
    sockets.await(() -> free.size() == lanes.size(), ANSWER_MS_MAX);
    return new Answer()
        .with("answered", answered)
        .with("refused", refused)
        .with("unanswered", lanes.size() - free.size())
        .with("nanos", System.nanoTime() - began)
        .with(latencies);
  }

  void close() {
    closing = true;
    lanes.forEach(lane -> lane.client.close());
  }

  /// One connection.
  private final class Lane implements Client.Listener {
    private final Client client;
    private final Request request;
    private long dueNanos;

    Lane(int port, Request request) throws IOException {
      this.client = sockets.open(port, new HttpDialect(), this, 0);
      this.request = request;
    }

    void send(long dueNanos) {
      this.dueNanos = dueNanos;
      client.say(request.next());
    }

    @Override
    public void ready(Client client) {}

    @Override
    public void delivered(Client client, long status) {
      if (status == request.status()) {
        answered++;
        latencies.add(System.nanoTime() - dueNanos);
      } else {
        refused++;
      }
      free.add(this);
    }

    @Override
    public void closed(Client client) {
      if (!closing) {
        throw new IllegalStateException("the API closed a connection");
      }
    }
  }
}
