package chat.parley.adapters.bus;

/// Hears the messages of a subscription, one at a time.
@FunctionalInterface
public interface BusListener {
  void onMessage(String subject, byte[] payload);
}
