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
        .map(
            username ->
                accounts.findByUsername(username).isPresent() ? Outcome.TAKEN : Outcome.AVAILABLE)
        .orElse(Outcome.INVALID);
  }
}
