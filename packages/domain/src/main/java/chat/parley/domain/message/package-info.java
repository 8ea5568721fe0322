/// Messages: sending, editing, deleting, reading pages and catching up.
///
/// Every change of a channel takes the next `channel_seq` of that channel, without gaps, in the
/// transaction that makes it; that position is the only order clients trust. A message is sent at
/// most once per author and `clientMutationId`, and a repeat answers the first result for 24 h.
/// Edits overwrite, deletions remove: no earlier words are kept anywhere.
///
/// Dependencies: `domain.channel`, `domain.event`, `domain.id`, `domain.permission`.
@NullMarked
package chat.parley.domain.message;

import org.jspecify.annotations.NullMarked;
