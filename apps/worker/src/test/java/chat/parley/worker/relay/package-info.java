/// Tests of the relay on a real PostgreSQL.
///
/// Dependencies: `worker.relay`, testkit.
@NullMarked
package chat.parley.worker.relay;

import org.jspecify.annotations.NullMarked;
