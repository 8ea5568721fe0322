/// Members and bans in PostgreSQL. A change locks the server first, as `db.server` says, and cuts
/// authority off in its own transaction.
///
/// Dependencies: `domain.member`, `db.audience`, `db.server`, `db.sql`.
@NullMarked
package chat.parley.db.member;

import org.jspecify.annotations.NullMarked;
