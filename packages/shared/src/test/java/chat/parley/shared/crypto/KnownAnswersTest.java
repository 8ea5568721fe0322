package chat.parley.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAnswersTest {

  @Test
  void sealsAsTheGcmSpecificationSays() {
    // McGrew and Viega, The Galois/Counter Mode of Operation, test case 16.
    var cipher =
        Aead.withKey(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    var plain =
        hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    var additional = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    var nonce = "cafebabefacedbaddecaf888";
    var sealed = cipher.seal(hex(nonce), plain, additional);
    assertThat(HexFormat.of().formatHex(sealed))
        .isEqualTo(
            nonce
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
    assertThat(cipher.open(sealed, additional)).isEqualTo(plain);
  }

  /// RFC 8032, section 7.1: tests 1 to 3.
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
        + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
        + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  })
  void signsAsRfc8032Says(String seed, String published, String message, String signature) {
    var key = Ed25519Key.withSeed(hex(seed));
    assertThat(key.published().bytes()).isEqualTo(hex(published));
    assertThat(key.sign(hex(message))).isEqualTo(hex(signature));
    assertThat(key.published().verifies(hex(message), hex(signature))).isTrue();
  }

  @Test
  void verifiesNothingThatWasChanged() {
    var key = Ed25519Key.withSeed(RandomTokens.bytes(Ed25519Key.SEED_BYTES));
    var data = bytes("words");
    var signature = key.sign(data);
    for (int bit = 0; bit < signature.length * 8; bit++) {
      var changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(key.published().verifies(data, changed)).isFalse();
    }
    assertThat(key.published().verifies(bytes("Words"), signature)).isFalse();
    assertThat(key.published().verifies(data, Arrays.copyOf(signature, 63))).isFalse();
    assertThatThrownBy(() -> Ed25519PublicKey.of(new byte[Ed25519PublicKey.KEY_BYTES]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opensNothingThatWasChangedMovedOrCut() {
    var cipher = Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES));
    var place = bytes("row 1");
    var sealed = cipher.seal(bytes("words"), place);
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> cipher.open(changed, place))
          .isInstanceOf(NotAuthenticException.class);
    }
    assertThatThrownBy(() -> cipher.open(sealed, bytes("row 2")))
        .isInstanceOf(NotAuthenticException.class);
    assertThatThrownBy(() -> cipher.open(Arrays.copyOf(sealed, 20), place))
        .isInstanceOf(NotAuthenticException.class);
    var otherKey = Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES));
    assertThatThrownBy(() -> otherKey.open(sealed, place))
        .isInstanceOf(NotAuthenticException.class);
  }

  @Test
  void neverSealsTwiceUnderOneNonce() {
    var cipher = Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES));
    var nonces = new HashSet<String>();
    for (int i = 0; i < 100_000; i++) {
      var sealed = cipher.seal(new byte[0], new byte[0]);
      nonces.add(HexFormat.of().formatHex(sealed, 0, Aead.NONCE_BYTES));
    }
    assertThat(nonces).hasSize(100_000);
  }

  @Test
  void macsAsRfc4231Says() {
    var mac = Mac.withKey(hex("0b".repeat(20)));
    var data = bytes("Hi There");
    var expected = hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(mac.of(data)).isEqualTo(expected);
    assertThat(mac.matches(data, expected)).isTrue();
    assertThat(mac.matches(bytes("Hi there"), expected)).isFalse();
  }

  @Test
  void derivesKeysAsRfc5869Says() {
    // Appendix A.3: no info, the first 32 of 42 bytes.
    var mac = Mac.withKey(hex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04"));
    assertThat(mac.deriveKey(""))
        .isEqualTo(hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
    assertThat(mac.deriveKey("one")).isNotEqualTo(mac.deriveKey("other"));
  }

  @Test
  void digestsAsFips180Says() {
    assertThat(Sha256.of("abc"))
        .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void hashesPasswordsAsRfc9106Says() {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(hex("02".repeat(16)))
            .withSecret(hex("03".repeat(8)))
            .withAdditional(hex("04".repeat(12)))
            .build();
    assertThat(Argon2.compute(parameters, hex("01".repeat(32)), 32))
        .isEqualTo(hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
  }

  @Test
  void tokensAreBase64UrlOfTheirBits() {
    assertThat(RandomTokens.token(256)).matches("[A-Za-z0-9_-]{43}");
    assertThat(RandomTokens.token(128)).matches("[A-Za-z0-9_-]{22}");
    assertThat(RandomTokens.token(256)).isNotEqualTo(RandomTokens.token(256));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
