/// The proof of an erasure, on an instance of its own that is thrown away afterwards.
///
/// Three people come in through the public API and write words that occur nowhere else. One is
/// erased, the work of the night is done at once, and every store is searched, byte by byte and in
/// every form, by this process, which is another one than those that held the words. What the
/// others wrote must all be there, a decoy in each store must be found, and a backup from before
/// must not open with the keys of today.
///
/// Dependencies: `rig.client`, `rig.privacy.scan`, `testkit.canary`, `testkit.nats`,
/// `testkit.redis`, `adapters.postgres`,
/// `adapters.backup`, `db.backup`.
@NullMarked
package chat.parley.rig.privacy.prove;

import org.jspecify.annotations.NullMarked;
