/// Legal holds.
///
/// Dependencies: `db.sql`, `domain.hold`, `domain.look`.
@NullMarked
package chat.parley.db.hold;

import org.jspecify.annotations.NullMarked;
