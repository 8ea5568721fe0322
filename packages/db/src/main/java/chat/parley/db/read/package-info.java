/// Read positions in PostgreSQL: a row per person and channel, once something was read. It goes
/// with the membership and with the channel, by foreign keys.
///
/// Dependencies: `domain.read`, `db.outbox`, `db.sql`.
@NullMarked
package chat.parley.db.read;

import org.jspecify.annotations.NullMarked;
