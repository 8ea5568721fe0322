/// The load generator: a process of its own, so that it is never counted with what it measures.
///
/// One thread and one selector hold any number of sockets. It reads commands from its standard
/// input and answers each with one line ([Command]). Every delivery is checked: each client must
/// get each message once and in order, and a run ends only when all have arrived or nothing moves
/// any more. It speaks the same WebSocket to every server; dialects differ in the words inside.
///
/// Dependencies: proto, for what Parley's clients say.
@NullMarked
package chat.parley.rig.bench.load;

import org.jspecify.annotations.NullMarked;
