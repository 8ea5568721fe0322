package chat.parley.domain.session;

/// 256 random bits in base64url that a session's refresh tokens are derived from, together with a
/// key outside the database: neither is enough alone.
public record FamilySecret(String value) {
  @Override
  public String toString() {
    return "FamilySecret[redacted]";
  }
}
