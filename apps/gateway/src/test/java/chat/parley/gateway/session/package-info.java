/// Tests of the session protocol.
@NullMarked
package chat.parley.gateway.session;

import org.jspecify.annotations.NullMarked;
