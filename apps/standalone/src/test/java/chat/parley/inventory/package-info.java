/// The privacy inventory against the house: fields, keys, subjects, metrics and promises.
///
/// Dependencies: `shared.inventory`, `testkit.inventory`.
@NullMarked
package chat.parley.inventory;

import org.jspecify.annotations.NullMarked;
