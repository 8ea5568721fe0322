package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.retention.RetentionPolicies;
import java.time.InstantSource;

/// Says how long the messages of a channel are kept.
public final class SetChannelRetention {

  public sealed interface Outcome {
    record Set(Retention retention) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record DaysInvalid() implements Outcome {}
  }

  private final ChannelAccess access;
  private final RetentionPolicies policies;
  private final InstantSource clock;

  public SetChannelRetention(
      ChannelAccess access, RetentionPolicies policies, InstantSource clock) {
    this.access = access;
    this.policies = policies;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ChannelId channel, int days) {
    var found = access.find(user, channel);
    if (found.isEmpty()) {
      return new Outcome.UnknownChannel();
    }
    if (!found.get().allows(Permission.MANAGE_CHANNELS)) {
      return new Outcome.MissingPermission();
    }
    if (!Retention.isAllowed(days)) {
      return new Outcome.DaysInvalid();
    }
    return policies
        .setOfChannel(channel, days, clock.instant())
        .<Outcome>map(Outcome.Set::new)
        .orElseGet(Outcome.UnknownChannel::new);
  }
}
