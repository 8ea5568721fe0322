/// The doorbell of the relay, for every feature whose commands make events: ring it after commit.
///
/// Dependencies: `adapters.bus`, Micronaut.
@NullMarked
package chat.parley.api.doorbell;

import org.jspecify.annotations.NullMarked;
