/// Looks of administrators at people, and what they see.
///
/// Dependencies: `db.sql`, `db.key`, `domain.look`, `domain.account`.
@NullMarked
package chat.parley.db.look;

import org.jspecify.annotations.NullMarked;
