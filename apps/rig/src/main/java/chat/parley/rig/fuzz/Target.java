package chat.parley.rig.fuzz;

import java.util.Locale;

/// The decoders that strangers reach.
public enum Target {
  /// RFC 6455 frames, in whatever pieces they come.
  FRAMES(FrameTarget.class),
  /// What clients say to the gateway, in both encodings.
  CLIENT_FRAMES(ClientFrameTarget.class),
  /// Bodies of REST requests, in both encodings, and their limits.
  BODIES(BodyTarget.class),
  /// Ids in paths and cursors in queries.
  QUERIES(QueryTarget.class);

  private final Class<?> type;

  Target(Class<?> type) {
    this.type = type;
  }

  /// The word for it, such as `client-frames`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Takes one input; throws when something is wrong with what came of it.
  public void take(byte[] input) {
    switch (this) {
      case FRAMES -> FrameTarget.fuzzerTestOneInput(input);
      case CLIENT_FRAMES -> ClientFrameTarget.fuzzerTestOneInput(input);
      case BODIES -> BodyTarget.fuzzerTestOneInput(input);
      case QUERIES -> QueryTarget.fuzzerTestOneInput(input);
    }
  }

  String className() {
    return type.getName();
  }
}
