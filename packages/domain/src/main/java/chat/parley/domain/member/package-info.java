/// Members: who is in a server, who left, and who is kept out.
///
/// Joining and leaving take a `server_seq`. Whoever leaves, is removed or is banned loses their
/// authority in the same transaction: the event tells the server, another tells the person's own
/// devices, and a revocation reaches sockets even when the bus loses both. The owner stays.
///
/// Dependencies: `domain.id`, `domain.permission`, `domain.account`.
@NullMarked
package chat.parley.domain.member;

import org.jspecify.annotations.NullMarked;
