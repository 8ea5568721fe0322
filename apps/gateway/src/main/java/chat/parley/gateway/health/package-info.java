/// Whether a gateway that runs by itself lives and is ready, in the words of `api.health`.
///
/// Dependencies: `shared.health`, Undertow.
@NullMarked
package chat.parley.gateway.health;

import org.jspecify.annotations.NullMarked;
