/// Accounts in PostgreSQL: names and addresses encrypted under their subject's profile key, found
/// by blind indexes.
///
/// Dependencies: `domain.account`, `domain.key`, `domain.event`, `db.key`, `db.outbox`,
/// `db.server`, `db.sql`, Micronaut transactions.
@NullMarked
package chat.parley.db.account;

import org.jspecify.annotations.NullMarked;
