/// A gateway node on the loopback for tests, with a client that speaks raw bytes.
///
/// Dependencies: the gateway, the embedded bus and ephemeral store, Undertow.
@NullMarked
package chat.parley.gateway.rig;

import org.jspecify.annotations.NullMarked;
