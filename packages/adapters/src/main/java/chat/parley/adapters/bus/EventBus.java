package chat.parley.adapters.bus;

import java.time.Duration;

/// Carries bytes on subjects, in order per publisher and subscription, at most once.
public interface EventBus extends AutoCloseable {
  /// Hands a message to the bus and returns at once. The array must not change afterwards.
  ///
  /// Never fails: a message that cannot be handed over makes the next flush of this thread fail.
  void publish(String subject, byte[] payload);

  /// Returns when the bus has taken everything this thread published since its last flush.
  ///
  /// @throws BusUnavailableException if it has not, or that takes longer than the timeout; then
  ///     any part of it may have been heard, and any part may be lost
  void flush(Duration timeout);

  /// Listens to a subject or pattern: `*` stands for one token, a final `>` for one or more.
  ///
  /// It holds when this returns, if the bus can be reached; otherwise from the next reconnect on.
  /// Messages of a subscription arrive one after another on the bus' own threads, never on the
  /// publisher's.
  Subscription subscribe(String pattern, BusListener listener);

  /// Runs an action whenever messages may have been lost: after a reconnect or an overflow.
  void onReconnect(Runnable action);

  @Override
  void close();
}
