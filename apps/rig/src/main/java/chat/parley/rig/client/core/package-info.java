/// What a client must do to show the truth, without IO, clock or thread: inputs in, actions out.
///
/// The rules are those of the web client (`apps/web/src/store`, `apps/web/src/realtime`): a
/// repeated event id is dropped, a channel follows its `channel_seq`, what came too early waits,
/// a hole is fetched from the catch-up log after a short random pause, and a position too old for
/// that log costs a page. The simulator drives a client through its worst day with these classes;
/// `rig.client` puts them on the network.
///
/// Dependencies: `proto`.
@NullMarked
package chat.parley.rig.client.core;

import org.jspecify.annotations.NullMarked;
