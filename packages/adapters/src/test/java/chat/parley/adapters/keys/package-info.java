/// Tests of `adapters.keys`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.adapters.keys;

import org.jspecify.annotations.NullMarked;
