/// Accounts in PostgreSQL: names and addresses encrypted under their subject's profile key, found
/// by blind indexes. A username that was given up is kept from others for a while.
///
/// Dependencies: `domain.account`, `domain.erasure`, `domain.key`, `domain.event`, `db.farewell`,
/// `db.key`, `db.outbox`, `db.server`, `db.sql`, Micronaut transactions.
@NullMarked
package chat.parley.db.account;

import org.jspecify.annotations.NullMarked;
