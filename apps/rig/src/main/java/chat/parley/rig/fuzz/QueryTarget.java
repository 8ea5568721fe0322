package chat.parley.rig.fuzz;

import chat.parley.api.bind.IdConverters;
import chat.parley.api.bind.QueryBinder;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.CatchUpRequest;
import chat.parley.proto.v1.ListMessagesRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Ids in paths and cursors in queries: refused in words, or read in the one way they are written.
public final class QueryTarget {
  private QueryTarget() {}

  /// Loads what the first inputs would wait for.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[] {'1'});
  }

  /// The same text as an id and as every parameter of the two methods that have cursors.
  public static void fuzzerTestOneInput(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    try {
      long id = IdConverters.snowflake(text);
      if (id <= 0 || !Long.toString(id).equals(text)) {
        throw new IllegalStateException("an id in another form");
      }
    } catch (Refused _) {
      // In words.
    }
    try {
      QueryBinder.read(CatchUpRequest.class, _ -> List.of(text));
    } catch (Refused _) {
      // In words.
    }
    try {
      QueryBinder.read(ListMessagesRequest.class, _ -> List.of(text));
    } catch (Refused _) {
      // In words.
    }
  }
}
