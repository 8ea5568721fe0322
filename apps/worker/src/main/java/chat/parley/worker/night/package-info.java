/// What is done once a night, by one worker, for what was erased or deleted since.
///
/// First the root key gets a new epoch ([chat.parley.worker.night.KeyRotation]): whatever copies of
/// destroyed keys are left anywhere open with nothing any more. Then
/// [chat.parley.worker.night.ResidueWork] writes tables anew, so that deleted rows leave no bytes,
/// searches raw bytes for what erased people's keys had sealed, and hands out the receipts
/// "residue-free".
///
/// Dependencies: `worker.chore`, `worker.backup`, `db.night`, `db.key`, `db.residue`, `domain.key`,
/// `domain.erasure`, `domain.receipt`, `shared.log`.
@NullMarked
package chat.parley.worker.night;

import org.jspecify.annotations.NullMarked;
