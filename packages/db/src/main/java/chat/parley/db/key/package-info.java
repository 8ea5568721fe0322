/// Wrapped keys and the cipher that works under them.
///
/// root key (outside the database) → subject key (one per person) → purpose key (profile,
/// messages) → field. A ciphertext is bound to its place: inventory id, row, channel, key id and
/// key version are authenticated with it, so it decrypts nowhere else. The root epoch is not
/// among them: rotation wraps keys anew and touches no row.
///
/// Dependencies: `domain.key`, `domain.id`, `db.sql`, `shared.crypto`, JDBC.
@NullMarked
package chat.parley.db.key;

import org.jspecify.annotations.NullMarked;
