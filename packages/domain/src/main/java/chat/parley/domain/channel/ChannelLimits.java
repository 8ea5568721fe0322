package chat.parley.domain.channel;

/// How many channels there may be.
public record ChannelLimits(int channelsPerServerMax) {
  public static final ChannelLimits DEFAULT = new ChannelLimits(200);
}
