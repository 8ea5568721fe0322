package chat.parley.worker.relay;

import chat.parley.adapters.bus.BusListener;
import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.proto.v1.EventEnvelope;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A bus that keeps what was published and flushed, and can refuse: then what was published since
/// the last flush is lost, as with a broken connection.
final class RecordingBus implements EventBus {
  /// An event and where it was published.
  record Delivered(String subject, EventEnvelope event) {}

  private final ThreadLocal<List<Delivered>> unflushed = ThreadLocal.withInitial(ArrayList::new);
  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
  private final Map<String, BusListener> listeners = new ConcurrentHashMap<>();
  private volatile boolean refusing;

  void refuse(boolean refuse) {
    refusing = refuse;
  }

  List<Delivered> delivered(long channelId) {
    return delivered.stream().filter(d -> d.event().getChannelId() == channelId).toList();
  }

  @Override
  public void publish(String subject, byte[] payload) {
    var listener = listeners.get(subject);
    if (listener != null) {
      listener.onMessage(subject, payload);
      return;
    }
    try {
      unflushed.get().add(new Delivered(subject, EventEnvelope.parseFrom(payload)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void flush(Duration timeout) {
    var batch = List.copyOf(unflushed.get());
    unflushed.get().clear();
    if (refusing) {
      throw new BusUnavailableException();
    }
    delivered.addAll(batch);
  }

  @Override
  public Subscription subscribe(String subject, BusListener listener) {
    listeners.put(subject, listener);
    return () -> listeners.remove(subject, listener);
  }

  @Override
  public void onReconnect(Runnable action) {}

  @Override
  public void close() {}
}
