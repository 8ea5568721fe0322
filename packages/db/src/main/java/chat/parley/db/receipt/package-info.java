/// Receipt codes in `ops.receipt_codes`: a keyed MAC of each, with the receipts it leads to.
///
/// Dependencies: `domain.receipt`, `domain.key`, `db.sql`, `shared.crypto`.
@NullMarked
package chat.parley.db.receipt;

import org.jspecify.annotations.NullMarked;
