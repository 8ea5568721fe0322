package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.NotAuthenticException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public Opener opener(FieldId field, UserId subject) {
    return new SubjectOpener(field, subject);
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

  /// Keeps the key that opened the last field ready for the next, and asks for each whether it was
  /// destroyed meanwhile.
  private final class SubjectOpener implements Opener {
    private final FieldId field;
    private final UserId subject;
    private List<PurposeKey> keys;
    private @Nullable PurposeKey last;
    private Aead.@Nullable Opener ready;

    SubjectOpener(FieldId field, UserId subject) {
      this.field = field;
      this.subject = subject;
      this.keys = ring.keysOf(subject);
    }

    @Override
    public Optional<byte[]> open(long rowId, long channelId, byte[] ciphertext) {
      var head = head(ciphertext);
      var additional = aad(field, rowId, channelId, head);
      var plain = open(head, additional, ciphertext);
      if (plain.isEmpty() && !keys.isEmpty()) { // those in memory may be old
        keys = ring.reload(subject);
        plain = open(head, additional, ciphertext);
      }
      return plain;
    }

    private Optional<byte[]> open(Head head, byte[] additional, byte[] ciphertext) {
      for (var key : keys) {
        if (key.id() == head.keyId
            && key.version() == head.version
            && key.purpose() == field.purpose()) {
          return key.material()
              .use(bytes -> readyUnder(key, bytes).open(ciphertext, HEAD_BYTES, additional));
        }
      }
      return Optional.empty();
    }

    private Aead.Opener readyUnder(PurposeKey key, byte[] bytes) {
      var opener = ready;
      if (opener == null || !key.equals(last)) {
        opener = Aead.withKey(bytes).opener();
        ready = opener;
        last = key;
      }
      return opener;
    }
  }
}
