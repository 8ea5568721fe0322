/// Read positions over HTTP. Only their owner ever sees them.
///
/// Dependencies: `domain.read`, `adapters.bus`, `adapters.wire`, `api.problem`.
@NullMarked
package chat.parley.api.read;

import org.jspecify.annotations.NullMarked;
