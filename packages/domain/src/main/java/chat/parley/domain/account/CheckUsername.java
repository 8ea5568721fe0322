package chat.parley.domain.account;

/// Tells whether a username could be taken now.
public final class CheckUsername {

  public enum Outcome {
    AVAILABLE,
    INVALID,
    TAKEN
  }

  private final AccountStore accounts;

  public CheckUsername(AccountStore accounts) {
    this.accounts = accounts;
  }

  public Outcome handle(Typed typed) {
    return Username.parse(typed.value())
        .map(username -> accounts.isFree(username) ? Outcome.AVAILABLE : Outcome.TAKEN)
        .orElse(Outcome.INVALID);
  }
}
