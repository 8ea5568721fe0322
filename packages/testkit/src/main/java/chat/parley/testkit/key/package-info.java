/// A root key in memory, and a cipher that does nothing.
///
/// Dependencies: `db.key`, `domain.key`, `shared.crypto`.
@NullMarked
package chat.parley.testkit.key;

import org.jspecify.annotations.NullMarked;
