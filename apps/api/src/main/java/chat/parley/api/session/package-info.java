/// Log-in, refresh, and the sessions of the caller.
///
/// The access token travels in the body and the `Authorization` header; the refresh token only in
/// a `__Host-` cookie that no script can read.
///
/// Dependencies: `domain.session`, `domain.account`, `domain.credential`, `domain.key`,
/// `adapters.wire`, `adapters.bus`, `api.problem`, `api.edge`, `proto`, Micronaut.
@NullMarked
package chat.parley.api.session;

import org.jspecify.annotations.NullMarked;
