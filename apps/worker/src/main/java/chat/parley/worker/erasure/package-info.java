/// Erasures, carried out: a chore that takes turns at each until nothing is left.
///
/// Every stage is done in one transaction with the note that it is done; what lies outside of
/// PostgreSQL (the ephemeral store, the ledger of receipts, the bus) is done before the commit and
/// may be done again. So a worker that is killed at any moment leaves an erasure that any other
/// worker finishes, with the same result and one receipt.
///
/// Stores beside PostgreSQL are each a [chat.parley.worker.erasure.SubjectStore]; an erasure is
/// verified in all of them.
///
/// Dependencies: `worker.chore`, `domain.erasure`, `domain.receipt`, `db.erasure`, `db.server`,
/// `adapters.bus`, `adapters.ephemeral`, `shared.inventory`.
@NullMarked
package chat.parley.worker.erasure;

import org.jspecify.annotations.NullMarked;
