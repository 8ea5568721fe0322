/// What every form of the object store must do, and one in memory.
///
/// Dependencies: `adapters.objects`, JUnit.
@NullMarked
package chat.parley.testkit.objects;

import org.jspecify.annotations.NullMarked;
