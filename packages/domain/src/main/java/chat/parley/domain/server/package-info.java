/// Servers: the communities people make, each with its channels, members and order of changes.
///
/// Every change of a server, its channels, roles or members takes the next `server_seq` under the
/// lock of the server's row, and appends its event in the same transaction: the sequence is gapless
/// and tells the order. A server begins at 0 with one channel and one member, its owner, who stays
/// until the server is deleted. Names are the server's own text, not a person's.
///
/// Dependencies: `domain.id`, `domain.permission`, `domain.channel`, `domain.mutation`,
/// `domain.text`.
@NullMarked
package chat.parley.domain.server;

import org.jspecify.annotations.NullMarked;
