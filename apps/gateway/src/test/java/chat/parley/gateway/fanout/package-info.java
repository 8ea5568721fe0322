/// Tests of the write path.
@NullMarked
package chat.parley.gateway.fanout;

import org.jspecify.annotations.NullMarked;
