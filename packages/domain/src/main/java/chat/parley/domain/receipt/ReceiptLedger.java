package chat.parley.domain.receipt;

import java.time.Period;
import java.util.Optional;

/// Where receipts are kept: in order, chained, apart from the data and their backups.
public interface ReceiptLedger {

  /// Signs a receipt, chains it to the one before and keeps it. When this returns, the receipt
  /// outlives a power cut. A receipt whose id is there already is answered as it stands: a job
  /// that was killed may ask again.
  SignedReceipt append(Receipt receipt);

  /// A receipt that is still kept.
  Optional<SignedReceipt> find(ReceiptId id);

  /// Signs a checkpoint for every month that is over, and lets go of months whose end is further
  /// back than `keep`. What is left can be checked as before.
  void settle(Period keep);
}
