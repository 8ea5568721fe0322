/// Signing up, the caller's own account, and passwords.
///
/// Dependencies: `domain.account`, `domain.password`, `domain.credential`, `domain.session`,
/// `adapters.wire`, `adapters.bus`, `api.session`, `api.problem`, `proto`, Micronaut.
@NullMarked
package chat.parley.api.account;

import org.jspecify.annotations.NullMarked;
