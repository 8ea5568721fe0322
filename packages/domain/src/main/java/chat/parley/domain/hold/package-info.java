/// Legal holds: data of a person that must be kept for a case (Art. 17(3)(e), 18(1)(c) GDPR).
///
/// One administrator asks for a hold, another one agrees within a day; until then it holds nothing.
/// It names one person and ends by itself, after 90 days at most: whoever needs it longer asks
/// again, and that is its review. While it lasts an erasure of the person waits with their account
/// restricted, and no sweep takes what they wrote; when it ends, both go on by themselves.
///
/// The person reads of it, unless the law forbids to tell them.
///
/// Dependencies: `domain.id`, `domain.instance`, `domain.look`.
@NullMarked
package chat.parley.domain.hold;

import org.jspecify.annotations.NullMarked;
