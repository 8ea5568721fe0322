/// Receipts as files: written once, chained, signed, and checked by anyone without the instance.
///
/// A receipt is one line of canonical JSON (RFC 8785): `{"content":…,"key":…,"signature":…}`. The
/// signature is Ed25519 over the canonical content; the content names the SHA-256 of the line
/// before it. The ledger is a folder of its own, outside the data and their backups:
///
/// - `2026-11.receipts`: the receipts of a month, one a line. Lines are only added, each is forced
///   to disk before it is answered. A last line without its end was never answered: it is cut off.
/// - `checkpoints`: one signed line per month that is over, with the number of its receipts and the
///   SHA-256 of the last, chained to the checkpoint before. A month's file may go when its
///   checkpoint stays; the chain goes on from there.
///
/// What a chain cannot show by itself: that its newest lines, or all of it, were taken away with
/// their checkpoints. Whoever keeps a checkpoint of their own sees that too.
///
/// Dependencies: `domain.receipt`, `shared.crypto`, `shared.json`, `shared.log`.
@NullMarked
package chat.parley.adapters.receipt;

import org.jspecify.annotations.NullMarked;
