package chat.parley.rig.bench.stage;

/// Nothing can be measured; the message says why, for the person at the terminal.
public final class StageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StageFailure(String message) {
    super(message);
  }
}
