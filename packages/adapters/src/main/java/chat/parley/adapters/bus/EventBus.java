package chat.parley.adapters.bus;

import java.time.Duration;

/// Carries bytes on subjects, in order per publisher and subscription, at most once.
public interface EventBus extends AutoCloseable {
  /// Hands a message to the bus and returns at once. The array must not change afterwards.
  void publish(String subject, byte[] payload);

  /// Returns when the bus has taken everything this node published before.
  ///
  /// @throws BusUnavailableException if that takes longer than the timeout
  void flush(Duration timeout);

  /// Listens to a subject or pattern: `*` stands for one token, a final `>` for one or more.
  ///
  /// Messages of a subscription arrive one after another on the bus' own threads, never on the
  /// publisher's.
  Subscription subscribe(String pattern, BusListener listener);

  /// Runs an action whenever messages may have been lost: after a reconnect or an overflow.
  void onReconnect(Runnable action);

  @Override
  void close();
}
