/// Tests of `shared.inventory`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.inventory;

import org.jspecify.annotations.NullMarked;
