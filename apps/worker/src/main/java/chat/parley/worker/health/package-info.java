/// Whether a worker that runs by itself lives and is ready, in the words of `api.health`.
///
/// Dependencies: `shared.health`, the JDK's own HTTP server.
@NullMarked
package chat.parley.worker.health;

import org.jspecify.annotations.NullMarked;
