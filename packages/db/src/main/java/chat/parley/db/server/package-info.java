/// Servers in PostgreSQL.
///
/// The row of a server is its lock: whatever changes the server, its channels or members takes
/// the next `server_seq` there first, and so waits for its turn. Locks are taken in one order: the
/// person (an advisory lock, where servers of a person are counted), `create_dedupe`, the server,
/// then what is in it.
///
/// Dependencies: `domain.server`, `domain.member`, `db.audience`, `db.dedupe`, `db.message`,
/// `db.outbox`, `db.sql`.
@NullMarked
package chat.parley.db.server;

import org.jspecify.annotations.NullMarked;
