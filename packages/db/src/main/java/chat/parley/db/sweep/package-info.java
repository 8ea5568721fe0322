/// Deletes what has outlived its time, table by table, in small batches.
///
/// Every table that forgets is a constant of [chat.parley.db.sweep.SweptTable]; how long each
/// remembers is read from the inventory when the node starts.
/// A table is swept by one node at a time: a batch holds a transaction-level advisory lock, and a
/// node that does not get it leaves the table to the other.
///
/// Dependencies: `db.sql`, `shared.inventory`.
@NullMarked
package chat.parley.db.sweep;

import org.jspecify.annotations.NullMarked;
