/// The root key in a file of its own, for instances without a key server.
///
/// The file lies outside the database's directory, so that no copy of the data carries its key. It
/// holds the root keys by epoch and the index key, which outlives epochs.
///
/// Dependencies: `domain.key`, `shared.crypto`.
@NullMarked
package chat.parley.adapters.keys;

import org.jspecify.annotations.NullMarked;
