/// Invites: the only way into a server.
///
/// An invite is good until it is used up, too old or revoked. A use is counted in the transaction
/// that joins, under the lock of the server, so of many who use the last place one gets in. A used
/// up, old, revoked or unknown invite and one for a server that keeps the person out look the same.
///
/// Dependencies: `domain.id`, `domain.permission`, `domain.mutation`, `domain.server`,
/// `domain.account`.
@NullMarked
package chat.parley.domain.invite;

import org.jspecify.annotations.NullMarked;
