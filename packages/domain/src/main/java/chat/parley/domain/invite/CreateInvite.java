package chat.parley.domain.invite;

import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Makes an invite, at most once per `clientMutationId`.
public final class CreateInvite {
  /// What is asked for.
  ///
  /// @param usesMax 0 for as often as people like
  /// @param lifetime zero for an invite that does not end by itself
  public record Command(
      UserId user, ServerId server, int usesMax, Duration lifetime, UUID clientMutationId) {}

  public sealed interface Outcome {
    record Created(Invite invite) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}

    /// Asked to last longer or to be used more often than an invite may.
    record OutOfRange() implements Outcome {}

    record LimitReached(int openPerServerMax) implements Outcome {}

    record MutationConflict() implements Outcome {}
  }

  private final ServerAccess access;
  private final InviteStore invites;
  private final InviteCodes codes;
  private final InviteLimits limits;
  private final IdSource ids;
  private final InstantSource clock;

  public CreateInvite(
      ServerAccess access,
      InviteStore invites,
      InviteCodes codes,
      InviteLimits limits,
      IdSource ids,
      InstantSource clock) {
    this.access = access;
    this.invites = invites;
    this.codes = codes;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.user(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.CREATE_INSTANT_INVITE)) {
      return new Outcome.MissingPermission();
    }
    if (!isInRange(command)) {
      return new Outcome.OutOfRange();
    }
    return switch (invites.create(
        draft(command), command.clientMutationId(), limits.openPerServerMax())) {
      case Creation.Stored<Invite>(var invite) -> new Outcome.Created(invite);
      case Creation.Repeated<Invite>(var invite) -> new Outcome.Created(invite);
      case Creation.LimitReached<Invite>() -> new Outcome.LimitReached(limits.openPerServerMax());
      case Creation.Conflict<Invite>() -> new Outcome.MutationConflict();
      case Creation.ParentGone<Invite>() -> new Outcome.UnknownServer();
    };
  }

  private boolean isInRange(Command command) {
    return command.usesMax() >= 0
        && command.usesMax() <= limits.usesMax()
        && !command.lifetime().isNegative()
        && command.lifetime().compareTo(limits.ageMax()) <= 0;
  }

  private Invite draft(Command command) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Invite(
        new InviteId(ids.next()),
        codes.next(),
        command.server(),
        command.user(),
        command.usesMax(),
        0,
        command.lifetime().isZero() ? null : now.plus(command.lifetime()),
        now);
  }
}
