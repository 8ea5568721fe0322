/// Servers, channels, members, bans and invites over HTTP.
///
/// A controller decodes, asks one use case and answers its outcome; after a change it rings the
/// relay's doorbell and never waits for the bus.
///
/// Dependencies: `domain.server`, `domain.channel`, `domain.member`, `domain.invite`,
/// `adapters.bus`, `adapters.wire`, `api.bind`, `api.mutation`, `api.problem`.
@NullMarked
package chat.parley.api.server;

import org.jspecify.annotations.NullMarked;
