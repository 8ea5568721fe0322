/// Work that comes back: what it is, and the clockwork that runs it.
///
/// A chore is safe to run on several nodes at once and to be cut off at any moment; each takes its
/// own lock. It fails alone: the clockwork counts and logs the failure and calls again at the next
/// turn.
///
/// Dependencies: `shared.log`, `shared.telemetry`.
@NullMarked
package chat.parley.worker.chore;

import org.jspecify.annotations.NullMarked;
