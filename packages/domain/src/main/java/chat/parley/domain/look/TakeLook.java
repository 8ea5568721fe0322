package chat.parley.domain.look;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.Username;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrator;
import java.time.InstantSource;
import java.util.Optional;

/// Finds a person for an administrator, and writes down that and why they were looked at.
public final class TakeLook {

  public sealed interface Outcome {
    record Recorded(RecordedLook look) implements Outcome {}

    record UnknownPerson() implements Outcome {}

    record ReasonMissing() implements Outcome {}
  }

  private final AccountStore accounts;
  private final Looks looks;
  private final InstantSource clock;

  public TakeLook(AccountStore accounts, Looks looks, InstantSource clock) {
    this.accounts = accounts;
    this.looks = looks;
    this.clock = clock;
  }

  /// Nothing of the person is known before the reason is.
  public Outcome handle(Administrator by, Typed username, Look.Kind kind, String typed) {
    var reason = Reason.parse(typed);
    if (reason.isEmpty()) {
      return new Outcome.ReasonMissing();
    }
    var person = find(username);
    person.ifPresent(found -> looks.record(by, found, kind, reason.get(), clock.instant()));
    return outcome(person, reason.get());
  }

  /// For a legal hold of which the law forbids to tell the person: the hold itself is the record of
  /// who looked and why, and nothing is written where the person reads.
  public Outcome withheld(Typed username, String typed) {
    return Reason.parse(typed)
        .map(reason -> outcome(find(username), reason))
        .orElseGet(Outcome.ReasonMissing::new);
  }

  private Optional<UserId> find(Typed username) {
    return Username.parse(username.value()).flatMap(accounts::findByUsername);
  }

  private static Outcome outcome(Optional<UserId> person, Reason reason) {
    return person
        .map(found -> new RecordedLook(found, reason))
        .<Outcome>map(Outcome.Recorded::new)
        .orElseGet(Outcome.UnknownPerson::new);
  }
}
