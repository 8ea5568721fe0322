/// How far a person has read, seen by nobody but that person: there are no read receipts.
///
/// A position goes forward unless its owner asks to move it back ("mark unread from here"), never
/// beyond the head of the channel, and ends with the membership or the channel. Unread counts are
/// derived from messages whenever they are asked for, never counted up on the side.
///
/// Dependencies: `domain.id`, `domain.channel`.
@NullMarked
package chat.parley.domain.read;

import org.jspecify.annotations.NullMarked;
