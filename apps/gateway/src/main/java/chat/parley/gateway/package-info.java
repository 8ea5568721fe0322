/// The WebSocket edge of Parley: a client's socket on one side, the bus on the other. It stores
/// nothing, holds no keys and reads no bodies.
///
/// `bus → audience → fanout → frame → socket`, and back `socket → frame → session → bus`.
///
/// Dependencies: every package of the gateway, `adapters.bus`, `adapters.ephemeral`,
/// `domain.audience`, `shared`, Micronaut's injection, Undertow.
@NullMarked
package chat.parley.gateway;

import org.jspecify.annotations.NullMarked;
