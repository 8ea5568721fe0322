package chat.parley.domain.server;

import chat.parley.domain.text.Line;
import java.util.Optional;

/// The name of a server, 1 to 100 code points.
public record ServerName(String value) {
  public static final int CODE_POINTS_MAX = 100;

  public ServerName {
    if (Line.parse(value, 1, CODE_POINTS_MAX).filter(value::equals).isEmpty()) {
      throw new IllegalArgumentException("not a server name");
    }
  }

  /// Empty when the text cannot be a server's name.
  public static Optional<ServerName> parse(String raw) {
    return Line.parse(raw, 1, CODE_POINTS_MAX).map(ServerName::new);
  }
}
