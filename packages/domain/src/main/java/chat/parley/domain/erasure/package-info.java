/// What erasing a person does, worked out from what was declared about data.
///
/// A [chat.parley.domain.erasure.Place] says where data of a person rest and what becomes of them;
/// an [chat.parley.domain.erasure.ErasurePlan] is the statements that follow, in the only order in
/// which they work: rows that lead to a person through another table go before that table, and
/// rows that refer to others go before those. A new table is erased by being declared.
///
/// An [chat.parley.domain.erasure.ErasureState] says how far the erasure of one person is, and what
/// comes next; it is the same whether a worker was killed on the way or not.
///
/// [chat.parley.domain.erasure.OwnErasure] is what a person can do about theirs. An erasure that
/// ends the account restricts it at once (Art. 18 GDPR) and waits out a grace; one of a part begins
/// at once. What it leaves in raw bytes is a [chat.parley.domain.erasure.Residue], which names
/// nobody.
///
/// Ports: [chat.parley.domain.erasure.Erasures], [chat.parley.domain.erasure.Residues],
/// [chat.parley.domain.erasure.LegalHolds].
///
/// Dependencies: `domain.id`, `domain.receipt`, `domain.server`.
@NullMarked
package chat.parley.domain.erasure;

import org.jspecify.annotations.NullMarked;
