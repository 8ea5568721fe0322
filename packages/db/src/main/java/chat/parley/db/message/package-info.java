/// Messages in PostgreSQL: heads that give each channel its order, messages partitioned by month,
/// the memory of what was sent, and the log that catch-up reads.
///
/// Locks are taken in one order everywhere: `send_dedupe` by key, then message rows, then
/// `channel_heads` by id. What takes a head's row is sure to be written or to roll back, so
/// `channel_seq` has no holes.
///
/// Dependencies: `domain.message`, `db.key`, `db.outbox`, JDBC.
@NullMarked
package chat.parley.db.message;

import org.jspecify.annotations.NullMarked;
