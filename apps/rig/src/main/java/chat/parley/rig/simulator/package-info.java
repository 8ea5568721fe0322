/// A whole instance under one seeded scheduler: gateway nodes, relays, an API and people's clients,
/// with lost, repeated, delayed and reordered deliveries, broken lines, crashes and drains.
///
/// What runs is what ships: `gateway.node.GatewayNode` down to the bytes of its sockets,
/// `worker.relay.OutboxRelay`, the domain's use cases and `rig.client.core`. Only threads, time,
/// sockets, the bus and the database are replaced, by [chat.parley.rig.simulator.Scheduler] and
/// the memory stores of `testkit`. A task runs whole, so what two threads do to one lock at once is
/// not found here. The same seed gives the same trace, on any machine.
///
/// When the faults have stopped and the clients had time to heal, every client must show the
/// truth; nobody may ever have been sent what was not theirs to see.
///
/// Dependencies: `rig.client.core`, the gateway, the relay, `domain`, `adapters`, `testkit`.
@NullMarked
package chat.parley.rig.simulator;

import org.jspecify.annotations.NullMarked;
