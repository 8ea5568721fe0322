package chat.parley.api.credential;

import chat.parley.domain.credential.Password;
import chat.parley.domain.key.RootKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A hash as an older version would have made it, at a lower cost.
final class WeakerArgon2 {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  private WeakerArgon2() {}

  static String hash(RootKey root, Password password) {
    var salt = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    var hash = new byte[32];
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    generator.generateBytes(
        root.mac("password.pepper", password.value().getBytes(StandardCharsets.UTF_8)), hash);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(MEMORY_KIB, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
