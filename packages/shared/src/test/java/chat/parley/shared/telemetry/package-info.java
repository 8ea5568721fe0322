/// Tests of `shared.telemetry`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.telemetry;

import org.jspecify.annotations.NullMarked;
