/// Requests about what others wrote.
///
/// What somebody writes about another person stays the writer's, but the other one can ask that
/// it goes (Art. 17, 21 GDPR). Those who manage messages in that server weigh it against the
/// freedom of expression (Art. 17(3)(a)) within 7 days, and either remove the message or keep it.
/// The writer is not told who asked.
///
/// Dependencies: `domain.channel`, `domain.id`, `domain.look`, `domain.message`,
/// `domain.permission`.
@NullMarked
package chat.parley.domain.request;

import org.jspecify.annotations.NullMarked;
