/// Tests of message stores and of the use cases upon them.
///
/// Dependencies: `testkit.message`, `testkit.postgres`.
@NullMarked
package chat.parley.testkit.message;

import org.jspecify.annotations.NullMarked;
