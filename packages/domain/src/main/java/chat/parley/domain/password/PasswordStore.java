package chat.parley.domain.password;

import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.FamilySecret;
import chat.parley.domain.session.SessionStore.NewAccessToken;
import chat.parley.domain.session.SessionStore.Position;
import java.time.Instant;
import java.util.Optional;

/// Where passwords and reset links rest.
public interface PasswordStore {

  Optional<PasswordHash> find(UserId user);

  /// What a change of password puts in place.
  ///
  /// @param secret makes every refresh token of the caller's session worthless, whoever holds one
  record NewPassword(PasswordHash hash, FamilySecret secret, NewAccessToken access) {}

  /// Replaces the hash `from`, ends every other session and any reset link, and starts the caller's
  /// own session over with a new secret and one access token: all in one transaction. Empty, and
  /// nothing done, when the hash is another one by now or the session ended.
  Optional<Position> change(Caller caller, PasswordHash from, NewPassword to, Instant now);

  /// Stores a reset link in the place of any earlier one of this person.
  void offerReset(UserId user, ResetToken token, Instant expiresAt);

  /// Whose reset link this is; empty when it was used or is too old.
  Optional<UserId> findReset(ResetToken token, Instant now);

  /// Uses a reset link up: stores the hash and ends all sessions. Of any number of tries at once,
  /// one is answered true.
  boolean reset(ResetToken token, PasswordHash to, Instant now);
}
