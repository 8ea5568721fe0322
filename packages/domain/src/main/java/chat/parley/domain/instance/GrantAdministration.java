package chat.parley.domain.instance;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.Username;
import java.time.InstantSource;

/// Names administrators and takes the right back. Whoever calls it owns the machine.
public final class GrantAdministration {

  /// What became of it.
  public enum Outcome {
    DONE,
    /// It was so already.
    UNCHANGED,
    UNKNOWN_USERNAME
  }

  private final AccountStore accounts;
  private final Administrators administrators;
  private final InstantSource clock;

  public GrantAdministration(
      AccountStore accounts, Administrators administrators, InstantSource clock) {
    this.accounts = accounts;
    this.administrators = administrators;
    this.clock = clock;
  }

  public Outcome grant(Typed username) {
    return Username.parse(username.value())
        .flatMap(accounts::findByUsername)
        .map(user -> told(administrators.grant(user, clock.instant())))
        .orElse(Outcome.UNKNOWN_USERNAME);
  }

  public Outcome revoke(Typed username) {
    return Username.parse(username.value())
        .flatMap(accounts::findByUsername)
        .map(user -> told(administrators.revoke(user)))
        .orElse(Outcome.UNKNOWN_USERNAME);
  }

  private static Outcome told(boolean changed) {
    return changed ? Outcome.DONE : Outcome.UNCHANGED;
  }
}
