/// Tests of whole nodes over real sockets.
@NullMarked
package chat.parley.gateway.node;

import org.jspecify.annotations.NullMarked;
