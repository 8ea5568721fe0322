/// The outbox relay: carries what was committed to the bus, in order, at least once.
///
/// Each partition of the outbox is emptied by one relay at a time, whichever node takes its
/// advisory lock: read in order, resolve against current rows, encode once, publish, flush, delete,
/// commit.
/// What fails before the commit is published again, and clients drop the repeats by `event_id`. A
/// doorbell wakes the relay; a short poll finds what no doorbell told.
///
/// Dependencies: `db.outbox`, `domain`, `adapters.bus`, `adapters.wire`, `shared.log`,
/// `shared.telemetry`.
@NullMarked
package chat.parley.worker.relay;

import org.jspecify.annotations.NullMarked;
