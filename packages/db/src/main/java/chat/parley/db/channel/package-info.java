/// Channels in PostgreSQL. A change locks the server first, as `db.server` says.
///
/// A deleted channel loses its row and its head in one transaction, and with them every way to its
/// messages; log and messages are removed in batches by whoever works off `ops.channel_removals`.
///
/// Dependencies: `domain.channel`, `db.server`, `db.dedupe`, `db.message`, `db.sql`.
@NullMarked
package chat.parley.db.channel;

import org.jspecify.annotations.NullMarked;
