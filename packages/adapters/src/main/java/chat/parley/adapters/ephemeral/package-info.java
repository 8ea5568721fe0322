/// The ephemeral store: small values that are worth nothing after seconds or minutes.
///
/// Tickets, rate limits, presence and typing live here and nowhere else. It may be wiped at any
/// moment; nothing acknowledged is lost by that. Keys are made by [EphemeralKeys] only.
/// [MemoryEphemeralStore] is the embedded form, [RedisEphemeralStore] the one for several nodes.
///
/// Dependencies: `domain.id`, `shared.crypto`, `shared.log`, `shared.secret`, `adapters.net`,
/// lettuce.
@NullMarked
package chat.parley.adapters.ephemeral;

import org.jspecify.annotations.NullMarked;
