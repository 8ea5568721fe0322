/// Partitions made before they are needed.
///
/// Dependencies: `worker.chore`, `db.message`.
@NullMarked
package chat.parley.worker.partition;

import org.jspecify.annotations.NullMarked;
