/// What every form of the mailer must do, and one in memory.
///
/// Dependencies: `adapters.mail`, `domain.account`, JUnit.
@NullMarked
package chat.parley.testkit.mail;

import org.jspecify.annotations.NullMarked;
