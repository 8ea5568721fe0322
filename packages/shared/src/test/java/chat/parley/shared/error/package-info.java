/// Tests of `shared.error`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.error;

import org.jspecify.annotations.NullMarked;
