/// What a gateway node must know to decide who gets an event: read straight from the truth.
///
/// Dependencies: `domain.channel`, `domain.id`, `domain.permission`, `domain.server`.
@NullMarked
package chat.parley.domain.audience;

import org.jspecify.annotations.NullMarked;
