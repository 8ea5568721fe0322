package chat.parley.domain.instance;

import chat.parley.domain.id.UserId;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.retention.RetentionPolicies;
import java.time.InstantSource;

/// Says how long messages are kept at most, in every server.
public final class SetInstanceRetention {

  public sealed interface Outcome {
    record Set(Retention retention) implements Outcome {}

    record NotAdministrator() implements Outcome {}

    record DaysInvalid() implements Outcome {}
  }

  private final AdministratorAccess access;
  private final RetentionPolicies policies;
  private final InstantSource clock;

  public SetInstanceRetention(
      AdministratorAccess access, RetentionPolicies policies, InstantSource clock) {
    this.access = access;
    this.policies = policies;
    this.clock = clock;
  }

  public Outcome handle(UserId user, int days) {
    if (access.find(user).isEmpty()) {
      return new Outcome.NotAdministrator();
    }
    return Retention.isAllowed(days)
        ? new Outcome.Set(policies.setOfInstance(days, clock.instant()))
        : new Outcome.DaysInvalid();
  }
}
