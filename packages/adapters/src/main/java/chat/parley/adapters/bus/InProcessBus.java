package chat.parley.adapters.bus;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bus of a node that is alone.
///
/// Each subscription has a bounded queue, and a virtual thread only while something waits in it. A
/// queue that is full loses what is published meanwhile, and says so through [#onReconnect] once it
/// is drained.
public final class InProcessBus implements EventBus {
  private static final int QUEUED_MESSAGES_MAX = 65_536;
  private static final long QUEUED_BYTES_MAX = 64L * 1024 * 1024;
  private static final SafeLog LOG = SafeLog.of(InProcessBus.class);

  private final int queuedMessagesMax;
  private final SubjectTree<Delivery> tree = new SubjectTree<>();
  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final List<Runnable> reconnectActions = new CopyOnWriteArrayList<>();

  private static final class Item {
    private final String subject;
    private final byte[] payload;

    Item(String subject, byte[] payload) {
      this.subject = subject;
      this.payload = payload;
    }
  }

  public InProcessBus() {
    this(QUEUED_MESSAGES_MAX);
  }

  InProcessBus(int queuedMessagesMax) {
    this.queuedMessagesMax = queuedMessagesMax;
  }

  @Override
  public void publish(String subject, byte[] payload) {
    tree.forEachMatch(subject, delivery -> delivery.offer(new Item(subject, payload)));
  }

  /// Nothing to wait for: a message is in its queues when [#publish] returns.
  @Override
  public void flush(Duration timeout) {}

  @Override
  public Subscription subscribe(String pattern, BusListener listener) {
    var delivery = new Delivery(listener);
    tree.add(pattern, delivery);
    deliveries.add(delivery);
    return () -> {
      tree.remove(pattern, delivery);
      deliveries.remove(delivery);
      delivery.end();
    };
  }

  @Override
  public void onReconnect(Runnable action) {
    reconnectActions.add(action);
  }

  @Override
  public void close() {
    deliveries.forEach(Delivery::end);
  }

  private final class Delivery {
    private final BusListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Item> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean overflowed;
    private boolean running;
    private boolean ended;

    Delivery(BusListener listener) {
      this.listener = listener;
    }

    void offer(Item item) {
      lock.lock();
      try {
        if (queue.size() >= queuedMessagesMax || queuedBytes >= QUEUED_BYTES_MAX) {
          overflowed = true;
          return;
        }
        queue.addLast(item);
        queuedBytes += item.payload.length;
        if (!running && !ended) {
          running = true;
          Thread.ofVirtual().name("bus").start(this::run);
        }
      } finally {
        lock.unlock();
      }
    }

    void end() {
      lock.lock();
      try {
        ended = true;
        queue.clear();
      } finally {
        lock.unlock();
      }
    }

    private void run() {
      for (var item = poll(); item != null; item = poll()) {
        guard(item);
      }
    }

    /// The next message; with null the thread's work is done, and the next message starts another.
    private @Nullable Item poll() {
      while (true) {
        lock.lock();
        try {
          var item = queue.pollFirst();
          if (item != null) {
            queuedBytes -= item.payload.length;
            return item;
          }
          if (!overflowed || ended) {
            running = false;
            return null;
          }
          overflowed = false;
        } finally {
          lock.unlock();
        }
        LOG.warn(LogEvent.BUS_OVERFLOWED);
        reconnectActions.forEach(Runnable::run);
      }
    }

    private void guard(Item item) {
      try {
        listener.onMessage(item.subject, item.payload);
      } catch (RuntimeException e) {
        LOG.error(LogEvent.BUS_LISTENER_FAILED, e);
      }
    }
  }
}
