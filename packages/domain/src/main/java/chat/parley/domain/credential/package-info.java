/// Passwords: their text, their hash and the two ports that know about either.
///
/// A password has 15 to 256 code points and a strength of 3 or more out of 4. It is hashed slowly
/// on purpose, and only so many at a time; hashing for an unknown name takes as long as for a
/// known one.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.credential;

import org.jspecify.annotations.NullMarked;
