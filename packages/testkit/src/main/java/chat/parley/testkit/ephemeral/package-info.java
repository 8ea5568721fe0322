/// What every ephemeral store must do, embedded or not, and one that forgets when it is told.
///
/// Dependencies: `adapters.ephemeral`, JUnit.
@NullMarked
package chat.parley.testkit.ephemeral;

import org.jspecify.annotations.NullMarked;
