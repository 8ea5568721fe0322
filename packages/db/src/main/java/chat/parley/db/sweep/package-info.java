/// Deletes what has outlived its time, table by table, in small batches.
///
/// Every table that forgets is a [chat.parley.db.sweep.SweptTable], worked out from what the
/// inventory says when the node starts: since when a row counts, or until when it is good. A new
/// table is swept by being declared. A declared time is also the index to have: rows are found by
/// it.
///
/// A table is swept by one node at a time: a batch holds a transaction-level advisory lock, and a
/// node that does not get it leaves the table to the other. A sweep waits for no row.
///
/// Dependencies: `db.sql`, `shared.inventory`.
@NullMarked
package chat.parley.db.sweep;

import org.jspecify.annotations.NullMarked;
