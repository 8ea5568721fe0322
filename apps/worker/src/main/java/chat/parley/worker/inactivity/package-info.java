/// Writes to people who do not come any more, and lets the accounts of those go who still do not.
///
/// Dependencies: `worker.chore`, `worker.letter`, `domain.inactivity`, `domain.erasure`,
/// `db.inactivity`, `adapters.mail`, `shared.inventory`.
@NullMarked
package chat.parley.worker.inactivity;

import org.jspecify.annotations.NullMarked;
