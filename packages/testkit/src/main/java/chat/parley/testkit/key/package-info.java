/// A root key in memory.
///
/// Dependencies: `domain.key`, `shared.crypto`.
@NullMarked
package chat.parley.testkit.key;

import org.jspecify.annotations.NullMarked;
