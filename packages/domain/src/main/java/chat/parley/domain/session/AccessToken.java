package chat.parley.domain.session;

/// An opaque token of 256 random bits in base64url. It rests only as its digest.
public record AccessToken(String value) {
  /// Characters of 256 bits in base64url without padding.
  public static final int LENGTH = 43;

  @Override
  public String toString() {
    return "AccessToken[redacted]";
  }
}
