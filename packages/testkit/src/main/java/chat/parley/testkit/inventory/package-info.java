/// What really exists and what was really touched, to be compared with the privacy inventory; and
/// inventories with something planted in them.
///
/// Dependencies: `shared.inventory`, `adapters.bus`, `adapters.ephemeral`, `proto`.
@NullMarked
package chat.parley.testkit.inventory;

import org.jspecify.annotations.NullMarked;
