package chat.parley.adapters.bus;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for one listener: a bounded queue, emptied in order on a virtual thread that lives
/// while there is something in it.
///
/// A full queue loses what comes meanwhile, and says so once it is drained.
final class Delivery {
  static final int MESSAGES_MAX = 65_536;
  private static final long BYTES_MAX = 64L * 1024 * 1024;
  private static final SafeLog LOG = SafeLog.of(Delivery.class);

  private final BusListener listener;
  private final int messagesMax;
  private final Runnable onLoss;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Item> queue = new ArrayDeque<>();
  private long queuedBytes;
  private boolean running;
  private boolean overflowed;
  private boolean ended;

  private static final class Item {
    private final String subject;
    private final byte[] payload;

    Item(String subject, byte[] payload) {
      this.subject = subject;
      this.payload = payload;
    }
  }

  Delivery(BusListener listener, int messagesMax, Runnable onLoss) {
    this.listener = listener;
    this.messagesMax = messagesMax;
    this.onLoss = onLoss;
  }

  void offer(String subject, byte[] payload) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (queue.size() >= messagesMax || queuedBytes >= BYTES_MAX) {
        overflowed = true;
        return;
      }
      queue.addLast(new Item(subject, payload));
      queuedBytes += payload.length;
      if (!running) {
        running = true;
        Thread.ofVirtual().name("bus").start(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is begun after this; what is under way ends by itself.
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
    for (var item = next(); item != null; item = next()) {
      try {
        listener.onMessage(item.subject, item.payload);
      } catch (RuntimeException e) {
        LOG.error(LogEvent.BUS_LISTENER_FAILED, e);
      }
    }
  }

  /// The next item; null when there is none and this thread is to end.
  private @Nullable Item next() {
    while (true) {
      boolean lost;
      lock.lock();
      try {
        var item = queue.pollFirst();
        if (item != null) {
          queuedBytes -= item.payload.length;
          return item;
        }
        lost = overflowed && !ended;
        overflowed = false;
        if (!lost) {
          running = false;
          return null;
        }
      } finally {
        lock.unlock();
      }
      LOG.warn(LogEvent.BUS_OVERFLOWED);
      onLoss.run();
    }
  }
}
