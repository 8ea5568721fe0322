/// The register of breaches, and whom one concerns.
///
/// Dependencies: `db.sql`, `domain.breach`, `domain.erasure`, `shared.inventory`.
@NullMarked
package chat.parley.db.breach;

import org.jspecify.annotations.NullMarked;
