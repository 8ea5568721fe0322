/// What people chose about purposes. The purposes are those of the inventory.
///
/// Dependencies: `db.sql`, `domain.choice`, `shared.inventory`.
@NullMarked
package chat.parley.db.choice;

import org.jspecify.annotations.NullMarked;
