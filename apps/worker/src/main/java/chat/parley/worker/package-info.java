/// The worker: everything that happens later, as one part that starts and stops.
///
/// It holds nothing that another node could not take over: the relay and every chore lock what they
/// work on in PostgreSQL, so any number of workers may run.
///
/// Dependencies: `worker.relay`, `worker.chore`, `worker.health`, Micronaut.
@NullMarked
package chat.parley.worker;

import org.jspecify.annotations.NullMarked;
