package chat.parley.domain.password;

/// The one-use secret of a reset link: 256 random bits in base64url. It rests only as its digest.
public record ResetToken(String value) {
  @Override
  public String toString() {
    return "ResetToken[redacted]";
  }
}
