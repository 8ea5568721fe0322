package chat.parley.domain.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Codes that were handed out, and the receipts they lead to. Nothing here leads to a person.
public interface ReceiptCodes {

  /// A code, and what the instance recognises it by.
  record Offered(ReceiptCode code, Handle handle) {}

  /// A keyed MAC of a code, in base64url. The code cannot be made from it.
  record Handle(String mac) {}

  /// Makes a code that leads to nothing yet.
  Offered offer(Instant expiresAt);

  /// Lets a code lead to one more receipt, and live until then. Again changes nothing. False when
  /// the code is gone.
  boolean attach(Handle handle, SignedReceipt receipt, Instant expiresAt);

  /// The receipts of a code so far, the older first; empty when it is unknown or its time is over.
  Optional<List<SignedReceipt>> find(ReceiptCode code, Instant now);
}
