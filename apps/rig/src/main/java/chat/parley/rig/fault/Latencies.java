package chat.parley.rig.fault;

import chat.parley.proto.v1.GatewayFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// From the moment a message is sent to the moment a client hears it.
final class Latencies {
  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> heardNanos = new ConcurrentLinkedQueue<>();

  void sending(String content) {
    sentNanos.put(content, System.nanoTime());
  }

  void hear(GatewayFrame frame) {
    if (frame.getDispatch().hasMessageCreated()) {
      var sent = sentNanos.get(frame.getDispatch().getMessageCreated().getMessage().getContent());
      if (sent != null) {
        heardNanos.add(System.nanoTime() - sent);
      }
    }
  }

  int count() {
    return heardNanos.size();
  }

  /// One for each message and client.
  List<Long> nanos() {
    return List.copyOf(heardNanos);
  }

  /// In microseconds; 0 when nothing was heard.
  long p99Micros() {
    return p99Micros(nanos());
  }

  static long p99Micros(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * 99 / 100) / 1_000;
  }

  void clear() {
    sentNanos.clear();
    heardNanos.clear();
  }
}
