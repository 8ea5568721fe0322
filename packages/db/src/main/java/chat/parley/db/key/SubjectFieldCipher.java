package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.NotAuthenticException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The cipher of fields, under the keys of the ring.
@Singleton
final class SubjectFieldCipher implements FieldCipher {
  private static final int HEAD_BYTES = 2 * Integer.BYTES + Long.BYTES;

  private record Head(long keyId, int version) {}

  private final SubjectKeyRing ring;

  SubjectFieldCipher(SubjectKeyRing ring) {
    this.ring = ring;
  }

  @Override
  public byte[] encrypt(FieldId field, UserId subject, long rowId, long channelId, byte[] plain) {
    return encryptUnder(ring.keysOf(subject), field, rowId, channelId, plain)
        .or(() -> encryptUnder(ring.reload(subject), field, rowId, channelId, plain))
        .orElseThrow(() -> new IllegalStateException("the subject has no key"));
  }

  @Override
  public Optional<byte[]> decrypt(
      FieldId field, UserId subject, long rowId, long channelId, byte[] ciphertext) {
    var head = head(ciphertext);
    return decryptUnder(ring.keysOf(subject), head, field, rowId, channelId, ciphertext)
        .or(() -> decryptUnder(ring.reload(subject), head, field, rowId, channelId, ciphertext));
  }

  @Override
  public void warm(Collection<UserId> subjects) {
    ring.warm(subjects);
  }

  @Override
  public void forget(UserId subject) {
    ring.forget(subject);
  }

  private static Optional<byte[]> encryptUnder(
      List<PurposeKey> keys, FieldId field, long rowId, long channelId, byte[] plain) {
    return keys.stream()
        .filter(key -> key.purpose() == field.purpose())
        .max(Comparator.comparingInt(PurposeKey::version))
        .flatMap(
            key -> {
              var head = new Head(key.id(), key.version());
              return key.material()
                  .use(bytes -> Aead.withKey(bytes).seal(plain, aad(field, rowId, channelId, head)))
                  .map(text -> withHead(head, text));
            });
  }

  private static Optional<byte[]> decryptUnder(
      List<PurposeKey> keys,
      Head head,
      FieldId field,
      long rowId,
      long channelId,
      byte[] ciphertext) {
    return keys.stream()
        .filter(key -> key.id() == head.keyId && key.version() == head.version)
        .filter(key -> key.purpose() == field.purpose())
        .findFirst()
        .flatMap(
            key ->
                key.material()
                    .use(
                        bytes ->
                            Aead.withKey(bytes)
                                .open(
                                    Arrays.copyOfRange(ciphertext, HEAD_BYTES, ciphertext.length),
                                    aad(field, rowId, channelId, head))));
  }

  private static byte[] withHead(Head head, byte[] sealed) {
    return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
        .putInt(MAGIC)
        .putLong(head.keyId)
        .putInt(head.version)
        .put(sealed)
        .array();
  }

  private static Head head(byte[] ciphertext) {
    var buffer = ByteBuffer.wrap(ciphertext);
    if (ciphertext.length < HEAD_BYTES || buffer.getInt() != MAGIC) {
      throw new NotAuthenticException();
    }
    return new Head(buffer.getLong(), buffer.getInt());
  }

  /// What a ciphertext is bound to. Never the root epoch, a position or a physical table: keys are
  /// wrapped anew and rows are moved between partitions without touching a ciphertext.
  private static byte[] aad(FieldId field, long rowId, long channelId, Head head) {
    var inventoryId = field.inventoryId().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(inventoryId.length + 3 * Long.BYTES + Integer.BYTES)
        .put(inventoryId)
        .putLong(rowId)
        .putLong(channelId)
        .putLong(head.keyId)
        .putInt(head.version)
        .array();
  }
}
