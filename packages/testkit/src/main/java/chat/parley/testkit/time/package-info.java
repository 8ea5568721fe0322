/// Time that moves when a test says so.
///
/// Dependencies: none.
@NullMarked
package chat.parley.testkit.time;

import org.jspecify.annotations.NullMarked;
