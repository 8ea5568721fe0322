/// The outbox: a queue of references, emptied by delete.
///
/// A store appends inside the transaction of its change; the relay reads in id order under a
/// transaction-level advisory lock per partition, publishes, and deletes what it published. A
/// row lock of the channel or server (its head) makes id order equal to seq order within it.
///
/// Dependencies: `domain.event`, `domain.id`, `db.sql`, JDBC.
@NullMarked
package chat.parley.db.outbox;

import org.jspecify.annotations.NullMarked;
