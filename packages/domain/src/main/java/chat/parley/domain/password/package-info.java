/// Changing and resetting passwords, which end sessions in the transaction of the new hash; and
/// typing one again to prove who holds a session.
///
/// A reset link is made by the operator, holds 256 random bits, rests as a digest, lives an hour
/// and works once, however many try at the same moment.
///
/// Dependencies: `domain.id`, `domain.account`, `domain.credential`, `domain.session`.
@NullMarked
package chat.parley.domain.password;

import org.jspecify.annotations.NullMarked;
