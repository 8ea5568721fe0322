/// What really exists and what was really touched, to be compared with the privacy inventory.
///
/// Dependencies: `shared.inventory`, `adapters.bus`, `adapters.ephemeral`, `proto`.
@NullMarked
package chat.parley.testkit.inventory;

import org.jspecify.annotations.NullMarked;
