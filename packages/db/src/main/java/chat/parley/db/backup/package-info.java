/// The whole database as streams, out of one snapshot and back in.
///
/// Which tables there are is read from the live schema, and every column must have its record in
/// the inventory: a backup of what nobody declared is not made. The schema itself is not part of a
/// backup: it is told by its version, and made by the migrations of this build. Partitions, which
/// migrations make by the calendar, are told one by one.
///
/// Data and keystore are two halves ([chat.parley.db.backup.Half]), taken from the same snapshot
/// and meant to lie apart.
///
/// A restored database is fenced ([chat.parley.db.backup.RestoreFence]) until erasures that the
/// backup does not know are done again.
///
/// Dependencies: `db.sql`, `db.key`, `shared.inventory`, `shared.json`, `shared.health`, the
/// PostgreSQL driver.
@NullMarked
package chat.parley.db.backup;

import org.jspecify.annotations.NullMarked;
