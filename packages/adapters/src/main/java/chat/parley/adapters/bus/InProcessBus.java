package chat.parley.adapters.bus;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The bus of a node that is alone: each subscription has a bounded queue of its own.
public final class InProcessBus implements EventBus {
  private final int queuedMessagesMax;
  private final SubjectTree<Delivery> tree = new SubjectTree<>();
  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final LossActions lossActions = new LossActions();

  public InProcessBus() {
    this(Delivery.MESSAGES_MAX);
  }

  InProcessBus(int queuedMessagesMax) {
    this.queuedMessagesMax = queuedMessagesMax;
  }

  @Override
  public void publish(String subject, byte[] payload) {
    tree.forEachMatch(subject, delivery -> delivery.offer(subject, payload));
  }

  /// Nothing to wait for: a message is in its queues when [#publish] returns.
  @Override
  public void flush(Duration timeout) {}

  @Override
  public Subscription subscribe(String pattern, BusListener listener) {
    var delivery = new Delivery(listener, queuedMessagesMax, lossActions::run);
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
    lossActions.add(action);
  }

  @Override
  public void close() {
    deliveries.forEach(Delivery::end);
  }
}
