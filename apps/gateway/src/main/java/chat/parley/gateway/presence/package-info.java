/// Who is there. Known in memory and in the ephemeral store with a short time to live, told to
/// those who share a server, never stored and never logged.
///
/// A node speaks for the people connected to it: it keeps their key alive, publishes what changed
/// at most once in two seconds a person, and says it again when another node says somebody is
/// gone who is here. Hidden looks like offline; that somebody hides rests in the ephemeral store
/// only, so that no other node speaks up for them.
///
/// Dependencies: `domain.id`, `adapters.bus`, `adapters.ephemeral`, `proto`, `gateway.audience`,
/// `gateway.fanout`.
@NullMarked
package chat.parley.gateway.presence;

import org.jspecify.annotations.NullMarked;
