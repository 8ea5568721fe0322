/// Channels: the rooms of a server.
///
/// A channel is reached through [chat.parley.domain.channel.ChannelAccess] only: holding an
/// [chat.parley.domain.channel.AccessibleChannel] is the proof that its holder may view it.
/// Every change takes a position of the server (`server_seq`), because it changes what the whole
/// server shows. Deleting a channel deletes its messages: at once for everyone who looks, in
/// batches behind the scenes.
///
/// Dependencies: `domain.id`, `domain.permission`, `domain.mutation`, `domain.text`.
@NullMarked
package chat.parley.domain.channel;

import org.jspecify.annotations.NullMarked;
