/// Accounts, sessions and passwords in memory, and the contracts that both these and PostgreSQL's
/// keep.
///
/// Dependencies: `domain.account`, `domain.session`, `domain.password`, `domain.credential`,
/// JUnit, AssertJ.
@NullMarked
package chat.parley.testkit.identity;

import org.jspecify.annotations.NullMarked;
