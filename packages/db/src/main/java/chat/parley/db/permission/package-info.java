/// What members hold in a server.
///
/// Dependencies: `domain.permission`, `db.sql`.
@NullMarked
package chat.parley.db.permission;

import org.jspecify.annotations.NullMarked;
