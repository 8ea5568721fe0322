/// Many nodes on one machine: PostgreSQL, NATS, Redis and every node as processes of their own,
/// behind one port.
///
/// [Cluster#start] is what `./parley cluster up` does, and what the fault runs stand on. The
/// servers ask for passwords and speak TLS under an authority made for this run. In the data
/// folder: `logs/` (one file per process), `tls/`, `secrets/`, `pids/`, `postgres/`, `root.key`
/// and `control`, the socket on which the other commands speak to the running cluster.
///
/// Dependencies: `testkit` (processes, servers, authority), `adapters.postgres`, `adapters.keys`,
/// `db` (migrations), Undertow. The nodes are started by their mains' names.
@NullMarked
package chat.parley.rig.cluster;

import org.jspecify.annotations.NullMarked;
