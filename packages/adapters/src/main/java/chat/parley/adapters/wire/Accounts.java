package chat.parley.adapters.wire;

import chat.parley.domain.account.Profile;
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
}
