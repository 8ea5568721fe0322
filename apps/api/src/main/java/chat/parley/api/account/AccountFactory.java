package chat.parley.api.account;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.CheckUsername;
import chat.parley.domain.account.SignUp;
import chat.parley.domain.account.UpdateAccount;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordPolicy;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.password.ChangePassword;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.password.ProvePassword;
import chat.parley.domain.password.ResetPassword;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.domain.session.StepUps;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class AccountFactory {
  @Singleton
  SignUp signUp(
      AccountStore accounts,
      PasswordPolicy policy,
      PasswordHasher hasher,
      IdSource ids,
      InstantSource clock) {
    return new SignUp(accounts, policy, hasher, ids, clock);
  }

  @Singleton
  CheckUsername checkUsername(AccountStore accounts) {
    return new CheckUsername(accounts);
  }

  @Singleton
  UpdateAccount updateAccount(AccountStore accounts) {
    return new UpdateAccount(accounts);
  }

  @Singleton
  ChangePassword changePassword(
      AccountStore accounts,
      PasswordStore passwords,
      PasswordPolicy policy,
      PasswordHasher hasher,
      SessionIssuer issuer,
      InstantSource clock) {
    return new ChangePassword(accounts, passwords, policy, hasher, issuer, clock);
  }

  @Singleton
  ProvePassword provePassword(
      PasswordStore passwords, PasswordHasher hasher, StepUps stepUps, InstantSource clock) {
    return new ProvePassword(passwords, hasher, stepUps, clock);
  }

  @Singleton
  ResetPassword resetPassword(
      AccountStore accounts,
      PasswordStore passwords,
      PasswordPolicy policy,
      PasswordHasher hasher,
      InstantSource clock) {
    return new ResetPassword(accounts, passwords, policy, hasher, clock);
  }
}
