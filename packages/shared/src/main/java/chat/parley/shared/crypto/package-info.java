/// Cryptographic primitives, each proved by known answers. Nothing is invented here.
///
/// AES-256-GCM and HMAC-SHA256 come from the JDK (hardware instructions), Argon2id and Ed25519 from
/// Bouncy Castle. Keys are arrays of 32 bytes; whoever holds one zeroes it.
///
/// Dependencies: the JDK's providers, Bouncy Castle.
@NullMarked
package chat.parley.shared.crypto;

import org.jspecify.annotations.NullMarked;
