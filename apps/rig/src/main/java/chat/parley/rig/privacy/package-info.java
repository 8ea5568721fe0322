/// What an operator or an auditor asks about privacy at a command line: whether a receipt is
/// genuine, whether a ledger is whole, and what the records of processing say.
///
/// Receipts and ledgers are checked with the published keys alone: no instance, no network.
///
/// Dependencies: `adapters.receipt`, `domain.receipt`, `shared.inventory`.
@NullMarked
package chat.parley.rig.privacy;

import org.jspecify.annotations.NullMarked;
