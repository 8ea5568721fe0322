/// Tests of the handshake.
@NullMarked
package chat.parley.gateway.upgrade;

import org.jspecify.annotations.NullMarked;
