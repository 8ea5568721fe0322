package chat.parley.domain.credential;

/// What rests of a password: a slow salted hash that names its own parameters.
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
