/// Receipts: what a person holds in hand after an erasure, and what anyone can check.
///
/// An erasure ends with two receipts: "erased" when no query finds the person, "residue-free" when
/// no raw byte does. A receipt says how much of what went and what stayed, and why; it never says
/// whose. Receipts are signed and chained: none can be changed, taken out or put in later. At the
/// end of a month a signed checkpoint holds the place, so that old receipts may go.
///
/// On confirming, the person gets a [chat.parley.domain.receipt.ReceiptCode]: whoever has it finds
/// the receipts without an account. The instance keeps only what the code is recognised by.
///
/// Ports: [chat.parley.domain.receipt.ReceiptLedger], [chat.parley.domain.receipt.ReceiptCodes],
/// [chat.parley.domain.receipt.ReceiptKey].
///
/// Dependencies: none.
@NullMarked
package chat.parley.domain.receipt;

import org.jspecify.annotations.NullMarked;
