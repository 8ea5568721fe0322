/// Breaks a running Parley on purpose and counts what came of it.
///
/// Each [chat.parley.rig.fault.Fault] builds its own [chat.parley.rig.fault.Instance] on a real
/// PostgreSQL, or a whole cluster, lets people talk while it breaks something, and compares what
/// everybody was promised and shows with what the database holds. Each has a control: the same
/// without the part that is said to help, where the count must be bad.
///
/// Dependencies: `api`, `gateway`, `worker`, `rig.client`, `rig.cluster`, `testkit`, Undertow.
@NullMarked
package chat.parley.rig.fault;

import org.jspecify.annotations.NullMarked;
