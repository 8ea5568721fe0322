package chat.parley.domain.erasure;

import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an erasure leaves in raw bytes until the nightly work is through: rows that were deleted
/// and not yet overwritten, and root keys that could still open copies of destroyed keys. It leads
/// to nobody: the person's rows are gone, and so is every row of the erasure that named them.
///
/// @param code finds the receipts
/// @param receipt the id that the receipt "residue-free" will have, however often it is tried
/// @param keysDestroyed ids of keys that every ciphertext of the person names; none is to be found
/// @param rootEpoch the latest root key under which the person's keys were wrapped; 0 for none
public record Residue(
    UUID id,
    Instant erasedAt,
    ReceiptCodes.Handle code,
    ReceiptId receipt,
    List<Long> keysDestroyed,
    int rootEpoch,
    Stage stage) {
  public Residue {
    keysDestroyed = List.copyOf(keysDestroyed);
  }

  /// What is to be done next, in this order. Each may be done any number of times.
  public enum Stage {
    ROTATE_ROOT_KEY,
    REWRITE,
    /// Searches raw bytes; what is found goes back to [#REWRITE].
    SCAN,
    RECEIPT
  }
}
