/// A real redis-server, with or without TLS.
///
/// Dependencies: `testkit.process`, `testkit.tls`, `adapters.ephemeral`.
@NullMarked
package chat.parley.testkit.redis;

import org.jspecify.annotations.NullMarked;
