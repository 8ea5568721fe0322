/// Tests of the gateway as a whole.
@NullMarked
package chat.parley.gateway;

import org.jspecify.annotations.NullMarked;
