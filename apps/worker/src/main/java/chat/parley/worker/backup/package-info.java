/// Backups: the two halves of the database as archives that lie apart, and the way back.
///
/// The keystore half carries the root key file too, so it opens by itself: it is written every
/// night, kept 7 days and guarded like the key file. The data half is kept 35 days and opens with a
/// keystore half only. Both ages stand in the inventory.
///
/// Dependencies: `db.backup`, `adapters.backup`, `adapters.keys`, `domain.key`, `shared.inventory`.
@NullMarked
package chat.parley.worker.backup;

import org.jspecify.annotations.NullMarked;
