/// Keys in files of their own, for instances without a key server.
///
/// The files lie outside the database's directory, so that no copy of the data carries its keys.
/// The root key's holds the root keys by epoch and the index key, which outlives epochs; beside it
/// lies that of the key that signs receipts.
///
/// Rotation replaces the root key's file while nodes run, so a copy of it goes stale every night:
/// what an operator carries away is the nightly backup of the keystore, which holds the file too.
///
/// Dependencies: `domain.key`, `domain.receipt`, `shared.crypto`.
@NullMarked
package chat.parley.adapters.keys;

import org.jspecify.annotations.NullMarked;
