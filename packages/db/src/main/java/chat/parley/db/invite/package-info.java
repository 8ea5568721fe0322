/// Invites in PostgreSQL. Accepting locks the person, then the server, as `db.server` says; a use
/// is counted by the statement that finds the invite still open.
///
/// Dependencies: `domain.invite`, `db.dedupe`, `db.server`, `db.sql`.
@NullMarked
package chat.parley.db.invite;

import org.jspecify.annotations.NullMarked;
