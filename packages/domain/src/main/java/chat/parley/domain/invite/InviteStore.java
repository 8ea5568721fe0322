package chat.parley.domain.invite;

import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads and changes invites.
public interface InviteStore {
  /// Stores an invite as it is given.
  Creation<Invite> create(Invite invite, UUID clientMutationId, int openPerServerMax);

  /// Those that may still be used, newest first.
  List<Invite> open(ServerId server, Instant now);

  Optional<Invite> find(ServerId server, InviteId invite);

  /// False when it was gone already.
  boolean revoke(ServerId server, InviteId invite);

  /// Where an open invite leads.
  Optional<Destination> destination(InviteCode code, Instant now);

  /// Joins the person to the server of an open invite and counts the use, in one transaction with
  /// the events. A newcomer begins with every channel read.
  Acceptance accept(UserId user, InviteCode code, Instant now, ServerLimits limits);

  /// An open invite and the server behind it.
  record Destination(Invite invite, Server server) {}

  /// What became of using an invite.
  sealed interface Acceptance {
    record Joined(ServerId server) implements Acceptance {}

    /// The person was a member before; no use was counted.
    record AlreadyMember(ServerId server) implements Acceptance {}

    /// Used up, too old, revoked, never made, or not for this person.
    record Unknown() implements Acceptance {}

    record LimitReached() implements Acceptance {}
  }
}
