/// Accounts, sessions and passwords over real HTTP.
///
/// Dependencies: `api`, `testkit`.
@NullMarked
package chat.parley.api.account;

import org.jspecify.annotations.NullMarked;
