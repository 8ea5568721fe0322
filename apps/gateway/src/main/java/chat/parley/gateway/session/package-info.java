/// The protocol of one gateway session as a pure state machine: a state and a signal give the next
/// state and what to do about it. No socket, no clock and no thread is in sight.
///
/// A session is opened with Hello, must identify or resume in time with a ticket that works once,
/// then lives on heartbeats until it is closed. Whatever cannot happen in a state is a close code,
/// so that close codes are the whole error model.
///
/// Dependencies: `domain.id`, `proto`.
@NullMarked
package chat.parley.gateway.session;

import org.jspecify.annotations.NullMarked;
