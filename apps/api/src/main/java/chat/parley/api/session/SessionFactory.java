package chat.parley.api.session;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.session.Authenticate;
import chat.parley.domain.session.LogIn;
import chat.parley.domain.session.OwnSessions;
import chat.parley.domain.session.RefreshSession;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.domain.session.SessionStore;
import chat.parley.domain.session.TokenSource;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class SessionFactory {
  private static final int TOKEN_BITS = 256;

  @Singleton
  TokenSource tokenSource() {
    return () -> RandomTokens.token(TOKEN_BITS);
  }

  @Singleton
  SessionIssuer sessionIssuer(
      SessionStore sessions, RootKey root, TokenSource tokens, IdSource ids, InstantSource clock) {
    return new SessionIssuer(sessions, root, tokens, ids, clock);
  }

  @Singleton
  Authenticate authenticate(SessionStore sessions, InstantSource clock) {
    return new Authenticate(sessions, clock);
  }

  @Singleton
  LogIn logIn(AccountStore accounts, PasswordHasher hasher, SessionIssuer issuer) {
    return new LogIn(accounts, hasher, issuer);
  }

  @Singleton
  RefreshSession refreshSession(
      SessionStore sessions,
      AccountStore accounts,
      SessionIssuer issuer,
      RootKey root,
      InstantSource clock) {
    return new RefreshSession(sessions, accounts, issuer, root, clock);
  }

  @Singleton
  OwnSessions ownSessions(SessionStore sessions, InstantSource clock) {
    return new OwnSessions(sessions, clock);
  }
}
