/// What every ephemeral store must do, embedded or not.
///
/// Dependencies: `adapters.ephemeral`, JUnit.
@NullMarked
package chat.parley.testkit.ephemeral;

import org.jspecify.annotations.NullMarked;
