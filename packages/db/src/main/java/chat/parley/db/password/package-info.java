/// Passwords and reset links in PostgreSQL: hashes and digests only.
///
/// Dependencies: `domain.password`, `domain.session`, `db.session`, `db.sql`, `shared.crypto`,
/// Micronaut transactions.
@NullMarked
package chat.parley.db.password;

import org.jspecify.annotations.NullMarked;
