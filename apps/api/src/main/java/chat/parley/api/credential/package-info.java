/// How passwords are hashed and judged here: Argon2id with a pepper, and zxcvbn, both offline.
///
/// Dependencies: `domain.credential`, `domain.key`, `shared.crypto`, zxcvbn, Micronaut.
@NullMarked
package chat.parley.api.credential;

import org.jspecify.annotations.NullMarked;
