/// One gateway node: puts the rooms of the gateway together, gives them a clock, and ends them
/// without losing anything.
///
/// Dependencies: every other package of the gateway, `adapters.bus`, `adapters.ephemeral`,
/// `domain.audience`, `shared`, Micronaut's injection.
@NullMarked
package chat.parley.gateway.node;

import org.jspecify.annotations.NullMarked;
