/// What people choose about the purposes their data are used for: consent where a purpose rests on
/// it (Art. 6(1)(a), 7 GDPR), objection where it rests on an interest of the operator (Art. 21).
/// A contract offers no choice but to leave.
///
/// Choices are events: each is kept with its time and with the version of the words that the person
/// read, and none is changed afterwards. Words that changed ask for consent anew.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.choice;

import org.jspecify.annotations.NullMarked;
