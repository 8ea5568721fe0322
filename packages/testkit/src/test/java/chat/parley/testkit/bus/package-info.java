/// Tests of `testkit.bus` and of the embedded forms behind its contracts.
///
/// Dependencies: `testkit.bus`.
@NullMarked
package chat.parley.testkit.bus;

import org.jspecify.annotations.NullMarked;
