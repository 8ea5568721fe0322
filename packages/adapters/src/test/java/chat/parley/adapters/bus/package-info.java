/// Tests of `adapters.bus`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.adapters.bus;

import org.jspecify.annotations.NullMarked;
