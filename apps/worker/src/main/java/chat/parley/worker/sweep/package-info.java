/// Forgetting on time: rows that outlived their retention, messages that were kept as long as their
/// channel says, and what deleted channels left behind.
/// Sessions past their time are ended, and whoever is connected by one is told.
///
/// All work in batches of a bounded size, each its own transaction, so that no sweep holds a lock
/// that a person waits for.
///
/// Dependencies: `worker.chore`, `domain.session`, `db.sweep`, `db.channel`,
/// `db.retention`, `shared.telemetry`.
@NullMarked
package chat.parley.worker.sweep;

import org.jspecify.annotations.NullMarked;
