/// How long messages are kept: as the rows of servers and channels say it, and the deletion of what
/// was kept for as long.
///
/// Dependencies: `db.sql`, `domain.retention`, `domain.event`.
@NullMarked
package chat.parley.db.retention;

import org.jspecify.annotations.NullMarked;
