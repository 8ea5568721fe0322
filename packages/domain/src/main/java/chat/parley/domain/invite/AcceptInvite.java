package chat.parley.domain.invite;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerState;
import java.time.InstantSource;

/// Joins a server with an invite. Joining twice changes nothing.
public final class AcceptInvite {
  public sealed interface Outcome {
    record Joined(ServerState state) implements Outcome {}

    record UnknownInvite() implements Outcome {}

    record LimitReached() implements Outcome {}
  }

  private final InviteStore invites;
  private final ServerDirectory directory;
  private final ServerLimits limits;
  private final InstantSource clock;

  public AcceptInvite(
      InviteStore invites, ServerDirectory directory, ServerLimits limits, InstantSource clock) {
    this.invites = invites;
    this.directory = directory;
    this.limits = limits;
    this.clock = clock;
  }

  public Outcome handle(UserId user, InviteCode code) {
    return switch (invites.accept(user, code, clock.instant(), limits)) {
      case Acceptance.Joined(var server) -> stateOf(user, server);
      case Acceptance.AlreadyMember(var server) -> stateOf(user, server);
      case Acceptance.Unknown() -> new Outcome.UnknownInvite();
      case Acceptance.LimitReached() -> new Outcome.LimitReached();
    };
  }

  /// Somebody may have been taken out between joining and looking.
  private Outcome stateOf(UserId user, ServerId server) {
    return directory
        .stateOf(user, server)
        .<Outcome>map(Outcome.Joined::new)
        .orElseGet(Outcome.UnknownInvite::new);
  }
}
