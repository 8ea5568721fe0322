/// The register of breaches (Art. 33, 34 GDPR): what happened to which data in which time, whom it
/// concerns, and by when the authority must know.
///
/// Which data are affected is said in records of the inventory; from their paths to people follows
/// who is affected. The register itself holds nothing about a person.
///
/// Dependencies: `domain.id`, `domain.instance`, `domain.text`.
@NullMarked
package chat.parley.domain.breach;

import org.jspecify.annotations.NullMarked;
