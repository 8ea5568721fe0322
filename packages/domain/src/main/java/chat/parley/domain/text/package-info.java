/// What a line of text must be before it may name or describe something.
///
/// Dependencies: none.
@NullMarked
package chat.parley.domain.text;

import org.jspecify.annotations.NullMarked;
