/// Receipts without files and database, and what every keeper of receipt codes does.
///
/// Dependencies: `domain.receipt`, `shared.crypto`, JUnit, AssertJ.
@NullMarked
package chat.parley.testkit.receipt;

import org.jspecify.annotations.NullMarked;
