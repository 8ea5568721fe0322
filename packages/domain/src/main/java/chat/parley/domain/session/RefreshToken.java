package chat.parley.domain.session;

/// What a device trades for its next access token. It travels in a cookie and rests nowhere: see
/// [RefreshTokens].
public record RefreshToken(String value) {
  @Override
  public String toString() {
    return "RefreshToken[redacted]";
  }
}
