package chat.parley.adapters.bus;

import org.jspecify.annotations.Nullable;

/// The bus did not take what was published, or cannot be reached at all.
public final class BusUnavailableException extends RuntimeException {
  public BusUnavailableException() {
    this(null);
  }

  public BusUnavailableException(@Nullable Throwable cause) {
    super("the bus is not available", cause);
  }
}
