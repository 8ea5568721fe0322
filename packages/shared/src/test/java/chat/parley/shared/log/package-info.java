/// Tests of `shared.log`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.log;

import org.jspecify.annotations.NullMarked;
