package chat.parley.domain.session;

import chat.parley.domain.account.Standing;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sessions rest. An ended session leaves no row.
///
/// Whatever ends a session writes its revocation and SESSION_REVOKED in the same transaction, so
/// that its open sockets are cut.
public interface SessionStore {

  /// A person has no more sessions than this; the ones unused for longest end.
  int SESSIONS_PER_ACCOUNT_MAX = 50;

  /// A session that begins, in generation 0.
  record NewSession(
      SessionId id,
      UserId user,
      FamilySecret secret,
      Device device,
      Instant openedAt,
      Instant expiresAt) {}

  /// An access token that begins.
  record NewAccessToken(AccessToken token, Instant expiresAt) {}

  /// Who holds an access token.
  record Held(Caller caller, Standing standing) {}

  /// What a refresh token is checked against before anything is locked.
  record Family(UserId user, FamilySecret secret, Instant expiresAt, Standing standing) {}

  /// Where a session stands after it moved on.
  record Position(FamilySecret secret, int generation, Instant expiresAt) {}

  void open(NewSession session, NewAccessToken access);

  /// Empty when the token is unknown, too old, or its session ended.
  Optional<Held> findByAccessToken(AccessToken token, Instant now);

  Optional<Family> findFamily(SessionId session, Instant now);

  /// Judges a refresh token of generation `shown` by [Rotation#judge] under the session's lock and
  /// does what it says: moves on, adds an access token, or ends the family.
  Rotation rotate(SessionId session, int shown, NewAccessToken access, Instant now);

  /// The living sessions of a person, last used first.
  List<Session> list(UserId user, Instant now);

  /// Ends one session of this person; false when they have no such session.
  boolean end(UserId user, SessionId session, Instant at);

  /// Ends all sessions of this person but one.
  void endOthers(Caller caller, Instant at);

  /// Ends sessions that are past their time, at most so many, and answers how many. It is announced
  /// like any other end: a socket may have stayed open since.
  int endExpired(Instant now, int sessionsMax);
}
