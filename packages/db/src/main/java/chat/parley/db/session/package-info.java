/// Sessions in PostgreSQL. Tokens rest as SHA-256 digests: they are random, so a digest is enough.
///
/// Dependencies: `domain.session`, `domain.audience`, `domain.event`, `db.account`, `db.audience`,
/// `db.outbox`, `db.sql`, `shared.crypto`, Micronaut transactions.
@NullMarked
package chat.parley.db.session;

import org.jspecify.annotations.NullMarked;
