/// Messages in memory, and what every message store must do.
///
/// Dependencies: `domain.message`, `db.key`, JUnit, AssertJ.
@NullMarked
package chat.parley.testkit.message;

import org.jspecify.annotations.NullMarked;
