/// Who gets what: the servers with sessions on this node, what their members may see, and what
/// happened in them during the last minute.
///
/// A [chat.parley.gateway.audience.ServerAudience] subscribes to its server before it loads it, so
/// nothing falls between; from then on the events themselves keep it current, and a hole in their
/// numbers loads it again. One load serves every session of the server. Sessions join through the
/// room of their loop, and the position handed out there makes replay and live events meet without
/// a gap or a repeat.
///
/// The bus promises nothing, so two watches read the truth: heads every few seconds, revocations
/// every second. A node that can hear neither the bus nor the database closes its sockets.
///
/// Dependencies: `domain.audience`, `domain.channel`, `domain.id`, `domain.permission`,
/// `adapters.bus`, `proto`, `gateway.fanout`.
@NullMarked
package chat.parley.gateway.audience;

import org.jspecify.annotations.NullMarked;
