package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// How a subject key is wrapped by the root key, and a purpose key by the subject key. A wrapped
/// key is bound to its row, so it cannot be given to somebody else.
final class KeyWrapping {
  private static final byte[] SUBJECT_KEYS = ascii("pg.keystore.subject_keys.wrapped");
  private static final byte[] PURPOSE_KEYS = ascii("pg.keystore.purpose_keys.wrapped");

  private final RootKey root;

  KeyWrapping(RootKey root) {
    this.root = root;
  }

  byte[] wrapSubjectKey(UserId subject, int epoch, byte[] subjectKey) {
    return root.wrap(epoch, subjectKey, subjectAad(subject));
  }

  /// Unwraps a subject key for as long as `use` needs it, then zeroes it.
  <T> T withSubjectKey(UserId subject, int epoch, byte[] wrapped, Function<byte[], T> use) {
    var subjectKey = root.unwrap(epoch, wrapped, subjectAad(subject));
    try {
      return use.apply(subjectKey);
    } finally {
      Arrays.fill(subjectKey, (byte) 0);
    }
  }

  static byte[] wrapPurposeKey(
      byte[] subjectKey, UserId subject, long id, Purpose purpose, int version, byte[] key) {
    return Aead.withKey(subjectKey).seal(key, purposeAad(subject, id, purpose, version));
  }

  static byte[] unwrapPurposeKey(
      byte[] subjectKey, UserId subject, long id, Purpose purpose, int version, byte[] wrapped) {
    return Aead.withKey(subjectKey).open(wrapped, purposeAad(subject, id, purpose, version));
  }

  private static byte[] subjectAad(UserId subject) {
    return ByteBuffer.allocate(SUBJECT_KEYS.length + Long.BYTES)
        .put(SUBJECT_KEYS)
        .putLong(subject.value())
        .array();
  }

  private static byte[] purposeAad(UserId subject, long id, Purpose purpose, int version) {
    return ByteBuffer.allocate(PURPOSE_KEYS.length + 2 * Long.BYTES + 2 * Integer.BYTES)
        .put(PURPOSE_KEYS)
        .putLong(subject.value())
        .putLong(id)
        .putInt(purpose.number())
        .putInt(version)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
