package chat.parley.domain.channel;

import chat.parley.domain.text.Line;
import java.util.Optional;

/// The name of a channel, 1 to 100 code points.
public record ChannelName(String value) {
  public static final int CODE_POINTS_MAX = 100;

  public ChannelName {
    if (Line.parse(value, 1, CODE_POINTS_MAX).filter(value::equals).isEmpty()) {
      throw new IllegalArgumentException("not a channel name");
    }
  }

  /// Empty when the text cannot be a channel's name.
  public static Optional<ChannelName> parse(String raw) {
    return Line.parse(raw, 1, CODE_POINTS_MAX).map(ChannelName::new);
  }
}
