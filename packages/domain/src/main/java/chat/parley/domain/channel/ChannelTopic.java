package chat.parley.domain.channel;

import chat.parley.domain.text.Line;
import java.util.Optional;

/// What a channel is about; may be empty.
public record ChannelTopic(String value) {
  public static final int CODE_POINTS_MAX = 1024;

  public ChannelTopic {
    if (Line.parse(value, 0, CODE_POINTS_MAX).filter(value::equals).isEmpty()) {
      throw new IllegalArgumentException("not a channel topic");
    }
  }

  /// Empty when the text cannot be a topic.
  public static Optional<ChannelTopic> parse(String raw) {
    return Line.parse(raw, 0, CODE_POINTS_MAX).map(ChannelTopic::new);
  }
}
