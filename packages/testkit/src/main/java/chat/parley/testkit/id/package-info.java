/// Ids that can be foreseen.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.testkit.id;

import org.jspecify.annotations.NullMarked;
