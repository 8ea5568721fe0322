package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
import chat.parley.proto.v1.Account;
import chat.parley.proto.v1.User;

/// Accounts as the contract has them.
public final class Accounts {
  private Accounts() {}

  /// What others see of a person.
  public static User toProto(Profile profile) {
    return User.newBuilder()
        .setId(profile.id().value())
        .setUsername(profile.username().value())
        .setDisplayName(profile.displayName().value())
        .build();
  }

  /// What a person sees of themselves.
  public static Account toProto(chat.parley.domain.account.Account account) {
    var email = account.email();
    return Account.newBuilder()
        .setUser(toProto(account.profile()))
        .setEmail(email == null ? "" : email.value())
        .setCreatedAt(Timestamps.of(account.createdAt()))
        .build();
  }
}
