package chat.parley.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
  private static final int SEGMENT = SealedOutput.SEGMENT_BYTES;
  private static final int HEAD = 11;
  private static final byte[] NAME = {1, 2, 3};

  private final Aead key = Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 7})
  void opensWhatItSealed(int length) throws IOException {
    var plain = random(length);
    var sealed = seal(plain);
    assertThat(open(sealed, NAME)).isEqualTo(plain);
    assertThat(seal(plain)).isNotEqualTo(sealed);
  }

  @Test
  void refusesWhatWasAlteredMovedCutOrGivenAnotherName() {
    var sealed = seal(random(3 * SEGMENT));
    int segment = SEGMENT + Aead.TAG_BYTES;
    var altered = sealed.clone();
    altered[HEAD + segment + 5] ^= 1;
    refused(altered);
    refused(Arrays.copyOf(sealed, HEAD + 2 * segment));
    refused(Arrays.copyOf(sealed, HEAD));
    refused(Arrays.copyOf(sealed, 3));
    refused(Arrays.copyOf(sealed, sealed.length + 1));
    var swapped = sealed.clone();
    System.arraycopy(sealed, HEAD, swapped, HEAD + segment, segment);
    System.arraycopy(sealed, HEAD + segment, swapped, HEAD, segment);
    refused(swapped);
    assertThatThrownBy(() -> open(sealed, new byte[] {4}))
        .isInstanceOf(NotAuthenticException.class);
  }

  private void refused(byte[] sealed) {
    assertThatThrownBy(() -> open(sealed, NAME)).isInstanceOf(NotAuthenticException.class);
  }

  private byte[] seal(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var sealing = new SealedOutput(out, key, NAME)) {
      sealing.write(plain, 0, plain.length / 2);
      sealing.write(plain, plain.length / 2, plain.length - plain.length / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] open(byte[] sealed, byte[] name) throws IOException {
    try (var opened = SealedInput.open(new ByteArrayInputStream(sealed), key, name)) {
      return opened.readAllBytes();
    }
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
