/// Room for the messages of the months to come.
///
/// Dependencies: `worker.chore`, `db.message`.
@NullMarked
package chat.parley.worker.partition;

import org.jspecify.annotations.NullMarked;
