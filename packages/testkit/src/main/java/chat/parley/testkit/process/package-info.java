/// Real programs as processes of their own: found, started, killed and ended.
///
/// Dependencies: `testkit.tls`, `shared` (secrets).
@NullMarked
package chat.parley.testkit.process;

import org.jspecify.annotations.NullMarked;
