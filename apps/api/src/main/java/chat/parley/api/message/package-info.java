/// Messages over HTTP: decode, ask the use case, say what became of it.
///
/// Whoever changes something rings the relay's doorbell after the commit and never waits for it.
///
/// Dependencies: `api.bind`, `api.mutation`, `api.problem`, `adapters.bus`, `adapters.wire`,
/// `domain.message`, proto, Micronaut HTTP.
@NullMarked
package chat.parley.api.message;

import org.jspecify.annotations.NullMarked;
