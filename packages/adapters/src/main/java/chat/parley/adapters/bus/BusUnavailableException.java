package chat.parley.adapters.bus;

/// The bus did not take what was published.
public final class BusUnavailableException extends RuntimeException {
  public BusUnavailableException() {
    super("the bus is not available");
  }
}
