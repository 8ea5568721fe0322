/// Values that must not be printed.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.secret;

import org.jspecify.annotations.NullMarked;
