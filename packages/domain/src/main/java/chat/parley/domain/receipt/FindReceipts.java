package chat.parley.domain.receipt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Finds the receipts of whoever holds a code, who no longer has an account.
public final class FindReceipts {
  /// How long a code is good after its latest receipt.
  public static final Duration CODE_GOOD_FOR = Duration.ofDays(90);

  public sealed interface Outcome {
    /// The code is known.
    ///
    /// @param receipts none while the erasure is under way
    record Found(List<SignedReceipt> receipts) implements Outcome {}

    record UnknownCode() implements Outcome {}
  }

  private final ReceiptCodes codes;
  private final InstantSource clock;

  public FindReceipts(ReceiptCodes codes, InstantSource clock) {
    this.codes = codes;
    this.clock = clock;
  }

  public Outcome handle(String typed) {
    return ReceiptCode.parse(typed)
        .flatMap(code -> codes.find(code, clock.instant()))
        .<Outcome>map(Outcome.Found::new)
        .orElseGet(Outcome.UnknownCode::new);
  }
}
