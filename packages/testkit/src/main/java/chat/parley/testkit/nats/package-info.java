/// A real nats-server, with or without TLS.
///
/// Dependencies: `testkit.process`, `testkit.tls`, `adapters.bus`.
@NullMarked
package chat.parley.testkit.nats;

import org.jspecify.annotations.NullMarked;
