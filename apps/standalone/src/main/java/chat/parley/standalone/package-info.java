/// All of Parley in one JVM: what `./parley up` starts.
///
/// PostgreSQL (embedded, durable) starts first, then one application context with api, gateway and
/// worker, then the front: one port on this machine that serves the gateway itself and hands
/// everything else to the API. Parts are stopped the other way round, and open sockets are asked to
/// come back before anything else ends. What keeps a node from starting is told in one line.
///
/// Dependencies: every app, `adapters`, `db`, `shared`, Undertow, Micronaut.
@NullMarked
package chat.parley.standalone;

import org.jspecify.annotations.NullMarked;
