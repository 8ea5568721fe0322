package chat.parley.domain.session;

import chat.parley.domain.id.SessionId;
import chat.parley.domain.key.RootKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Derives refresh tokens: `session id ‖ generation ‖ MAC(family secret ‖ session id ‖ generation)`
/// in base64url, the MAC under a key of the root key's holder.
///
/// A token follows from its generation, so the answer to "what came after this one?" is computed,
/// never stored. Two tabs that show the same token, or one that shows it twice because an answer
/// got lost, receive the same successor. To make a token takes the family secret, which rests in
/// the database, and the MAC key, which never does.
final class RefreshTokens {
  private static final String PURPOSE = "session.refresh";
  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
  private static final int MAC_BYTES = 32;
  private static final int LENGTH_MAX = 64;

  /// A token that someone shows, taken apart but not yet believed.
  record Shown(SessionId session, int generation, RefreshToken token) {}

  private final RootKey root;

  RefreshTokens(RootKey root) {
    this.root = root;
  }

  RefreshToken derive(FamilySecret secret, SessionId session, int generation) {
    var head = head(session, generation);
    var token = Arrays.copyOf(head, HEAD_BYTES + MAC_BYTES);
    System.arraycopy(mac(secret, head), 0, token, HEAD_BYTES, MAC_BYTES);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  static Optional<Shown> read(String token) {
    if (token.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (bytes.length != HEAD_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    long session = number(bytes, 0, Long.BYTES);
    int generation = (int) number(bytes, Long.BYTES, Integer.BYTES);
    return Optional.of(new Shown(new SessionId(session), generation, new RefreshToken(token)));
  }

  boolean isAuthentic(Shown shown, FamilySecret secret) {
    var genuine = derive(secret, shown.session(), shown.generation());
    return equalInConstantTime(genuine.value(), shown.token().value());
  }

  private byte[] mac(FamilySecret secret, byte[] head) {
    var secretBytes = Base64.getUrlDecoder().decode(secret.value());
    var data = Arrays.copyOf(secretBytes, secretBytes.length + head.length);
    System.arraycopy(head, 0, data, secretBytes.length, head.length);
    return root.mac(PURPOSE, data);
  }

  private static byte[] head(SessionId session, int generation) {
    var head = new byte[HEAD_BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      head[i] = (byte) (session.value() >>> (8 * (Long.BYTES - 1 - i)));
    }
    for (int i = 0; i < Integer.BYTES; i++) {
      head[Long.BYTES + i] = (byte) (generation >>> (8 * (Integer.BYTES - 1 - i)));
    }
    return head;
  }

  private static long number(byte[] bytes, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << 8 | (bytes[i] & 0xFF);
    }
    return number;
  }

  private static boolean equalInConstantTime(String one, String other) {
    int difference = one.length() ^ other.length();
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      difference |= one.charAt(i) ^ other.charAt(i);
    }
    return difference == 0;
  }
}
