/// Who administers this Parley.
///
/// Dependencies: `db.sql`, `domain.instance`.
@NullMarked
package chat.parley.db.instance;

import org.jspecify.annotations.NullMarked;
