package chat.parley.domain.key;

/// The root key of an epoch is not there any more. What was read under it before is wrapped under a
/// later one by now: reading it again finds that.
public final class DestroyedEpochException extends RuntimeException {
  public DestroyedEpochException(int epoch) {
    super("the root key of epoch " + epoch + " is gone");
  }
}
