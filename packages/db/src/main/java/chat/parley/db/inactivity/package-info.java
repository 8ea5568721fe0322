/// Accounts that nobody uses any more. How long is long, and how often they are written to before,
/// is what the inventory says about `identity.accounts.last_seen_on`.
///
/// Dependencies: `db.sql`, `domain.inactivity`, `shared.inventory`, Micronaut transactions.
@NullMarked
package chat.parley.db.inactivity;

import org.jspecify.annotations.NullMarked;
