package chat.parley.adapters.ephemeral;

import org.jspecify.annotations.Nullable;

/// The store did not answer in time, or cannot be reached at all. Whether it did what was asked is
/// not known; nothing that must last depends on it.
public final class EphemeralUnavailableException extends RuntimeException {
  public EphemeralUnavailableException(@Nullable Throwable cause) {
    super("the ephemeral store is not available", cause);
  }
}
