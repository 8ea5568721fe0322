/// Looks of administrators at people.
///
/// An administrator sees data of a person in one way only: they say why, that is written down where
/// the person reads it, and then they are shown what there is to see. A
/// [chat.parley.domain.look.RecordedLook] is the proof that it was written down;
/// [chat.parley.domain.look.People] answers nothing without one.
///
/// What is shown is the account, never what the person wrote, their passwords or their address.
///
/// Dependencies: `domain.account`, `domain.id`, `domain.instance`, `domain.text`.
@NullMarked
package chat.parley.domain.look;

import org.jspecify.annotations.NullMarked;
