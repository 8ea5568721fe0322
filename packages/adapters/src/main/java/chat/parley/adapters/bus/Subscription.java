package chat.parley.adapters.bus;

/// Ends listening when it is closed. Messages under way may still arrive.
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
