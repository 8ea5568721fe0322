/// Tests of `testkit.ephemeral` and of the embedded forms behind its contracts.
///
/// Dependencies: `testkit.ephemeral`.
@NullMarked
package chat.parley.testkit.ephemeral;

import org.jspecify.annotations.NullMarked;
