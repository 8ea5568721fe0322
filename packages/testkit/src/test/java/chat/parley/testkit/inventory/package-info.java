/// Tests of `testkit.inventory` and of the embedded forms behind its contracts.
///
/// Dependencies: `testkit.inventory`.
@NullMarked
package chat.parley.testkit.inventory;

import org.jspecify.annotations.NullMarked;
