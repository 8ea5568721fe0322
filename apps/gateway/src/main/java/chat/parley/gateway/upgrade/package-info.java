/// Turns an HTTP request into a socket, or refuses it: method, query, host, origin, version, key
/// and subprotocol are checked before a byte of WebSocket is spoken.
///
/// Dependencies: `gateway.session`, Undertow.
@NullMarked
package chat.parley.gateway.upgrade;

import org.jspecify.annotations.NullMarked;
