/// Tests of presence.
@NullMarked
package chat.parley.gateway.presence;

import org.jspecify.annotations.NullMarked;
