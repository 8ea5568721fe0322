package chat.parley.standalone;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Something the operator does with an instance, beside a running node or without one.
final class OperatorTask {
  private static final String RESET_PAGE = "/reset#";

  /// The relay of a running node must not lose events to a bus that nobody hears.
  private static final Map<String, Object> OFF = Map.of("parley.worker.enabled", false);

  private OperatorTask() {}

  /// The lines to print.
  static List<String> run(
      DataDirectory data, Path binaries, Function<ApplicationContext, List<String>> task) {
    data.origin(); // refuses a folder that holds no Parley
    var root = data.rootKey();
    return Database.with(
        data,
        binaries,
        database -> {
          try (var context = Parts.embedded().start(data, root, database, OFF)) {
            return task.apply(context);
          }
        });
  }

  /// The link of a token that resets a password.
  static String resetLink(DataDirectory data, String token) {
    return data.origin() + RESET_PAGE + token;
  }
}
