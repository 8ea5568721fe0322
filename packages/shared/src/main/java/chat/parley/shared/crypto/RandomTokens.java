package chat.parley.shared.crypto;

import java.security.SecureRandom;
import java.util.Base64;

/// Unguessable values from the system's generator.
public final class RandomTokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomTokens() {}

  /// A random text.
  ///
  /// @param bits a multiple of 8
  /// @return base64url without padding, such as 43 characters for 256 bits
  public static String token(int bits) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bits / 8));
  }

  public static byte[] bytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
