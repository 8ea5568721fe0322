package chat.parley.domain.invite;

/// The secret of an invite: whoever knows it may join. Never printed.
public record InviteCode(String value) {
  @Override
  public String toString() {
    return "InviteCode[redacted]";
  }
}
