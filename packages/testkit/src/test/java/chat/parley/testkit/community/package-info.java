/// Tests of the stores of the community and of the use cases upon them.
///
/// Dependencies: `testkit.community`, `testkit.postgres`.
@NullMarked
package chat.parley.testkit.community;

import org.jspecify.annotations.NullMarked;
