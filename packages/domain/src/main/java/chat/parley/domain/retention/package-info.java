/// How long messages are kept.
///
/// This Parley, a server and a channel each may set a number of days; the shortest of the three
/// holds. A longer time holds at once. A shorter one is announced and holds after
/// [chat.parley.domain.retention.Retention#NOTICE], then also for what was written before.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.retention;

import org.jspecify.annotations.NullMarked;
