/// What administrators of this Parley do with the data of people: looks, legal holds, breaches.
///
/// No class here reads a person but through `domain.look`, which writes the look down first; a rule
/// of the house sees to it. To everybody else there is nothing at these paths.
///
/// Dependencies: `domain.instance`, `domain.look`, `domain.hold`, `domain.breach`.
@NullMarked
package chat.parley.api.administration;

import org.jspecify.annotations.NullMarked;
