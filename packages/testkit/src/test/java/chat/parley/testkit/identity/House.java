package chat.parley.testkit.identity;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.SignUp;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.UpdateAccount;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordPolicy;
import chat.parley.domain.password.ChangePassword;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.ResetPassword;
import chat.parley.domain.session.Authenticate;
import chat.parley.domain.session.Device;
import chat.parley.domain.session.GrantedSession;
import chat.parley.domain.session.LogIn;
import chat.parley.domain.session.RefreshSession;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.testkit.id.CountingIds;
import chat.parley.testkit.key.MemoryRootKey;
import chat.parley.testkit.time.SteppedClock;

/// Every use case of identity, over memory. A password with "weak" in it is weak.
final class House {
  static final Password PASSWORD = new Password("correct horse battery staple");
  static final Device FIREFOX = new Device(Device.Browser.FIREFOX, Device.Platform.LINUX);

  final SteppedClock clock = SteppedClock.atNoon();
  final CountingIds ids = new CountingIds(1);
  final MemoryRootKey root = new MemoryRootKey();
  final PlainPasswordHasher hasher = new PlainPasswordHasher();
  final PasswordPolicy policy =
      new PasswordPolicy((password, _) -> password.value().contains("weak") ? 0 : 4);
  final MemoryAccounts accounts = new MemoryAccounts();
  final MemorySessions sessions = new MemorySessions(accounts);
  final MemoryPasswords passwords = new MemoryPasswords(accounts, sessions);
  final SessionIssuer issuer =
      new SessionIssuer(sessions, root, () -> RandomTokens.token(256), ids, clock);

  final SignUp signUp = new SignUp(accounts, policy, hasher, ids, clock);
  final UpdateAccount updateAccount = new UpdateAccount(accounts);
  final LogIn logIn = new LogIn(accounts, hasher, issuer);
  final RefreshSession refresh = new RefreshSession(sessions, accounts, issuer, root, clock);
  final Authenticate authenticate = new Authenticate(sessions, clock);
  final ChangePassword changePassword =
      new ChangePassword(accounts, passwords, policy, hasher, issuer, clock);
  final OfferReset offerReset =
      new OfferReset(accounts, passwords, () -> RandomTokens.token(256), clock);
  final ResetPassword resetPassword = new ResetPassword(accounts, passwords, policy, hasher, clock);

  SignUp.Outcome signUp(String username, String displayName, String email) {
    return signUp.handle(
        new SignUp.Command(
            new Typed(username), PASSWORD, new Typed(displayName), new Typed(email)));
  }

  /// An account that is there.
  Account person(String username) {
    return ((SignUp.Outcome.SignedUp) signUp(username, "", "")).account();
  }

  LogIn.Outcome logIn(String username, Password password) {
    return logIn.handle(new LogIn.Command(new Typed(username), password, FIREFOX));
  }

  GrantedSession session(Account account) {
    return issuer.open(account, FIREFOX);
  }
}
