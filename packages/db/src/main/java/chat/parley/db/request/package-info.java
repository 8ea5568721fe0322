/// Requests about what others wrote.
///
/// Dependencies: `db.sql`, `db.key`, `domain.request`, `domain.look`.
@NullMarked
package chat.parley.db.request;

import org.jspecify.annotations.NullMarked;
