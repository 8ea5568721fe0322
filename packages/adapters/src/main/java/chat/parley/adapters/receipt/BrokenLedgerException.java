package chat.parley.adapters.receipt;

/// A ledger was changed, cut or damaged. Nothing is added to it until the operator has looked.
public final class BrokenLedgerException extends RuntimeException {
  private final String place;
  private final String why;

  BrokenLedgerException(String place, String why) {
    super(place + ": " + why);
    this.place = place;
    this.why = why;
  }

  /// File and line.
  public String place() {
    return place;
  }

  public String why() {
    return why;
  }
}
