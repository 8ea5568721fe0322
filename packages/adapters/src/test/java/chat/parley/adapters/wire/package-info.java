/// Tests of what goes out.
///
/// Dependencies: `adapters.wire`.
@NullMarked
package chat.parley.adapters.wire;

import org.jspecify.annotations.NullMarked;
