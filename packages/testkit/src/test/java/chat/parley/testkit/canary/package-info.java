/// Tests of the search for canaries.
///
/// Dependencies: `testkit.canary`.
@NullMarked
package chat.parley.testkit.canary;

import org.jspecify.annotations.NullMarked;
