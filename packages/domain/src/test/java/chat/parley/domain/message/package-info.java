/// Tests of what may be written.
///
/// Dependencies: `domain.message`.
@NullMarked
package chat.parley.domain.message;

import org.jspecify.annotations.NullMarked;
