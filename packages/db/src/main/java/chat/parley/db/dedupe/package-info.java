/// The memory of creates: which `clientMutationId` made what, and from which body.
///
/// The body is kept as a keyed MAC. A claim is a row inserted in the transaction that creates: the
/// second of two tries at once waits for the first, and a refusal rolls the claim back.
///
/// Dependencies: `domain.key`, `domain.mutation`, `db.sql`.
@NullMarked
package chat.parley.db.dedupe;

import org.jspecify.annotations.NullMarked;
