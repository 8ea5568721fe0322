/// Sends one frame to many sockets, cheaply.
///
/// Each IO thread has one [chat.parley.gateway.fanout.IoLoop], and everything of a connection
/// belongs to the loop of its thread: no lock is taken on the way to a socket. An event is
/// encoded once, handed to each loop that has listeners as one task, put as a shared array into
/// the queue of each listener, and written when the loop has taken all tasks that were waiting:
/// whatever came meanwhile leaves in the same single write. Neighbours with the same queue
/// share one copy in the write buffer.
///
/// Everything is bounded: bytes per queue, tasks per loop, time without progress. Personal
/// content lies in unpooled arrays, or in the loop's own two buffers, which are wiped after
/// use.
///
/// Dependencies: `domain.id`, `proto`, `shared`, `gateway.frame`, `gateway.session`, Undertow's
/// XNIO.
@NullMarked
package chat.parley.gateway.fanout;

import org.jspecify.annotations.NullMarked;
