/// Time that nobody sets.
///
/// How long ago something was is asked of a steady clock; what the date is, of the machine's.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.time;

import org.jspecify.annotations.NullMarked;
