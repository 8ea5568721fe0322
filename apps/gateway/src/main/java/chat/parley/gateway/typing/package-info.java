/// That somebody types: told to those who can see the channel, and to nobody's own devices; kept
/// nowhere.
///
/// Dependencies: `domain.id`, `domain.permission`, `adapters.bus`, `adapters.ephemeral`, `proto`,
/// `gateway.audience`.
@NullMarked
package chat.parley.gateway.typing;

import org.jspecify.annotations.NullMarked;
