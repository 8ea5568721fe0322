/// Letters to people, by the mail port, and what becomes of them with their person.
///
/// Dependencies: `adapters.mail`, `domain.account`, `domain.key`, `domain.erasure`,
/// `worker.erasure`.
@NullMarked
package chat.parley.worker.letter;

import org.jspecify.annotations.NullMarked;
