/// Tests of the codec.
@NullMarked
package chat.parley.gateway.frame;

import org.jspecify.annotations.NullMarked;
