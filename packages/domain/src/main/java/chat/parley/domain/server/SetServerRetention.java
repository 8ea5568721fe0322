package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.retention.RetentionPolicies;
import java.time.InstantSource;

/// Says how long the messages of a server are kept.
public final class SetServerRetention {

  public sealed interface Outcome {
    record Set(Retention retention) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record DaysInvalid() implements Outcome {}
  }

  private final ServerAccess access;
  private final RetentionPolicies policies;
  private final InstantSource clock;

  public SetServerRetention(ServerAccess access, RetentionPolicies policies, InstantSource clock) {
    this.access = access;
    this.policies = policies;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ServerId server, int days) {
    var found = access.find(user, server);
    if (found.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!found.get().allows(Permission.MANAGE_SERVER)) {
      return new Outcome.MissingPermission();
    }
    if (!Retention.isAllowed(days)) {
      return new Outcome.DaysInvalid();
    }
    return policies
        .setOfServer(server, days, clock.instant())
        .<Outcome>map(Outcome.Set::new)
        .orElseGet(Outcome.UnknownServer::new);
  }
}
