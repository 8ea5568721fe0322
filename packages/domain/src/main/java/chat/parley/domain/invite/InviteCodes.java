package chat.parley.domain.invite;

/// Makes codes that nobody can guess.
public interface InviteCodes {
  InviteCode next();
}
