/// What deleted rows leave in raw bytes, and how it goes.
///
/// PostgreSQL marks a deleted row and forgets about its bytes: they stay in heap and indexes until
/// something else is written there, in samples of the planner, and in WAL. Measured, and turned
/// into [chat.parley.db.residue.Rewrite]: writing the table anew takes the rows and their index
/// entries away, ANALYZE and writing `pg_statistic` anew the samples, and two checkpoints around a
/// switch of segments the WAL, which is not recycled.
///
/// [chat.parley.db.residue.RawSearch] then looks for what must be gone in the bytes of the server's
/// files, through the server itself, so the same code serves an embedded server and one elsewhere.
/// Both need the rights of a superuser.
///
/// Dependencies: `db.sql`, `db.key`.
@NullMarked
package chat.parley.db.residue;

import org.jspecify.annotations.NullMarked;
