package chat.parley.rig.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

/// The decoders that strangers reach.
public enum Target {
  /// RFC 6455 frames, in whatever pieces they come.
  FRAMES(FrameTarget::fuzzerTestOneInput, FrameTarget.class),
  /// What clients say to the gateway, in both encodings.
  CLIENT_FRAMES(ClientFrameTarget::fuzzerTestOneInput, ClientFrameTarget.class),
  /// Bodies of REST requests, in both encodings, and their limits.
  BODIES(BodyTarget::fuzzerTestOneInput, BodyTarget.class),
  /// Ids in paths and cursors in queries.
  QUERIES(QueryTarget::fuzzerTestOneInput, QueryTarget.class);

  private final Consumer<byte[]> run;
  private final Class<?> type;

  Target(Consumer<byte[]> run, Class<?> type) {
    this.run = run;
    this.type = type;
  }

  /// The word for it, such as `client-frames`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Takes one input; throws when something is wrong with what came of it.
  public void take(byte[] input) {
    run.accept(input);
  }

  String className() {
    return type.getName();
  }
}
