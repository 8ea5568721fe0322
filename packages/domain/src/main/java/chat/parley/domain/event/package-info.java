/// References to what happened. A store writes one in the transaction of the change itself, and the
/// relay resolves it against current rows, so an event never holds a second copy of content.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.event;

import org.jspecify.annotations.NullMarked;
