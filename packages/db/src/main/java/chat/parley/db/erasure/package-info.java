/// Erasure in PostgreSQL: the plan that the inventory makes for the columns it declares.
///
/// Dependencies: `domain.erasure`, `shared.inventory`.
@NullMarked
package chat.parley.db.erasure;

import org.jspecify.annotations.NullMarked;
