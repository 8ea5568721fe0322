/// The night shift: work on the whole database that one node does while the others go on.
///
/// Dependencies: `db.sql`.
@NullMarked
package chat.parley.db.night;

import org.jspecify.annotations.NullMarked;
