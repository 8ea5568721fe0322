/// Servers in PostgreSQL.
///
/// The row of a server is its lock: whatever changes the server, its channels or members first
/// takes the next `server_seq` there, and so waits for its turn. Locks are taken in one order: the
// person
/// (an advisory lock, where servers of a person are counted), `create_dedupe`, the server, then
/// everything in it.
///
/// Dependencies: `domain.server`, `db.sql`, JDBC.
@NullMarked
package chat.parley.db.server;

import org.jspecify.annotations.NullMarked;
