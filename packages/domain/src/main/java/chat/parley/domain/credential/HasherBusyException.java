package chat.parley.domain.credential;

import java.time.Duration;

/// Too many passwords are waiting to be hashed. A fault of load, not an answer about a person.
public final class HasherBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public HasherBusyException(Duration retryAfter) {
    super("the password hasher is busy");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
