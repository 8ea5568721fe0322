/// Tests of audiences.
@NullMarked
package chat.parley.gateway.audience;

import org.jspecify.annotations.NullMarked;
