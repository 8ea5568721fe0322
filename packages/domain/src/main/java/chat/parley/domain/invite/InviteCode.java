package chat.parley.domain.invite;

/// The secret of an invite: whoever knows it may join. Never printed.
public record InviteCode(String value) {
  /// Longer ones are nobody's and are not looked up.
  public static final int CHARACTERS_MAX = 32;

  @Override
  public String toString() {
    return "InviteCode[redacted]";
  }
}
