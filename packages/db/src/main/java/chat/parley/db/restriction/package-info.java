/// Restriction that people ask for.
///
/// Dependencies: `db.sql`, `db.account`, `db.audience`, `db.session`, `domain.restriction`.
@NullMarked
package chat.parley.db.restriction;

import org.jspecify.annotations.NullMarked;
