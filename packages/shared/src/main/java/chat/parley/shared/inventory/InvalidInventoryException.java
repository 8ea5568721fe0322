package chat.parley.shared.inventory;

import java.util.List;

/// An inventory breaks its own rules. The message lists every fault, one a line.
public final class InvalidInventoryException extends RuntimeException {
  private final List<String> faults;

  InvalidInventoryException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
