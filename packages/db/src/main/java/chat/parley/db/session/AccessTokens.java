package chat.parley.db.session;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.session.AccessToken;
import chat.parley.domain.session.SessionStore.NewAccessToken;
import chat.parley.shared.crypto.Sha256;
import java.sql.Connection;
import java.time.Instant;

/// Access tokens in `identity.access_tokens`, inside the caller's transaction.
public final class AccessTokens {
  private static final String INSERT =
      "INSERT INTO identity.access_tokens (digest, session_id, expires_at) VALUES (?, ?, ?)";

  private static final String DELETE_EXPIRED =
      "DELETE FROM identity.access_tokens WHERE session_id = ? AND expires_at <= ?";

  private static final String DELETE_ALL =
      "DELETE FROM identity.access_tokens WHERE session_id = ?";

  private AccessTokens() {}

  /// Adds a token to a session and removes those that are too old.
  static void add(Connection transaction, SessionId session, NewAccessToken access, Instant now) {
    Sql.update(transaction, DELETE_EXPIRED, session.value(), now);
    insert(transaction, session, access);
  }

  /// Makes a token the only one of a session.
  public static void replaceAll(Connection transaction, SessionId session, NewAccessToken access) {
    Sql.update(transaction, DELETE_ALL, session.value());
    insert(transaction, session, access);
  }

  static byte[] digest(AccessToken token) {
    return Sha256.of(token.value());
  }

  private static void insert(Connection transaction, SessionId session, NewAccessToken access) {
    Sql.update(transaction, INSERT, digest(access.token()), session.value(), access.expiresAt());
  }
}
