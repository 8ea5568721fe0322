/// A small client of the public API: what a person's device does, without a screen.
///
/// A [chat.parley.rig.client.Person] speaks REST in protobuf and repeats what was not answered
/// under the same `clientMutationId`. A [chat.parley.rig.client.LiveClient] puts
/// `rig.client.core` on a WebSocket and shows every channel its person can see.
///
/// Dependencies: `proto`, `rig.client.core`, the JDK's HTTP client.
@NullMarked
package chat.parley.rig.client;

import org.jspecify.annotations.NullMarked;
