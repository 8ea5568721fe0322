/// What every bus must do, embedded or not.
///
/// Dependencies: `adapters.bus`, JUnit.
@NullMarked
package chat.parley.testkit.bus;

import org.jspecify.annotations.NullMarked;
