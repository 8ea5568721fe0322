package chat.parley.domain.invite;

import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.invite.InviteStore.Destination;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells whoever holds an invite where it leads, before they join or even have an account.
public final class PreviewInvite {
  public sealed interface Outcome {
    /// Where it leads.
    ///
    /// @param inviter null when that person's name may not be shown
    record Previewed(Destination destination, @Nullable Profile inviter) implements Outcome {}

    record UnknownInvite() implements Outcome {}
  }

  private final InviteStore invites;
  private final Profiles profiles;
  private final InstantSource clock;

  public PreviewInvite(InviteStore invites, Profiles profiles, InstantSource clock) {
    this.invites = invites;
    this.profiles = profiles;
    this.clock = clock;
  }

  public Outcome handle(InviteCode code) {
    return invites
        .destination(code, clock.instant())
        .<Outcome>map(this::preview)
        .orElseGet(Outcome.UnknownInvite::new);
  }

  private Outcome preview(Destination destination) {
    var inviter = destination.invite().inviter();
    return new Outcome.Previewed(destination, profiles.find(List.of(inviter)).get(inviter));
  }
}
