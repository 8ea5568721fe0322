/// Tests of `shared.crypto`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.crypto;

import org.jspecify.annotations.NullMarked;
