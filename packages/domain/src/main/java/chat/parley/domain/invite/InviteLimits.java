package chat.parley.domain.invite;

import java.time.Duration;

/// How many invites there may be, how often one is used and how long it lasts.
public record InviteLimits(int openPerServerMax, int usesMax, Duration ageMax) {
  public static final InviteLimits DEFAULT = new InviteLimits(500, 1_000, Duration.ofDays(30));
}
