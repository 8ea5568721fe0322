/// Restriction that a person asks for (Art. 18 GDPR): everything stays, nothing is used. Their
/// profile and what they wrote are withheld from everybody, their sessions end, and after logging
/// in they have the privacy centre and nothing else, until they lift it.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.restriction;

import org.jspecify.annotations.NullMarked;
