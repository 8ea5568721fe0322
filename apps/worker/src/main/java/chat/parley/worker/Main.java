package chat.parley.worker;

import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.OptionalInt;

/// A worker node in a process of its own. Its settings are listed in `infra/README.md`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    NodeMain.run(args, Main::start);
  }

  private static NodeMain.Started start(String[] args, Settings settings, NodeParts parts) {
    var context =
        ApplicationContext.builder()
            .properties(NodeParts.database(settings))
            .args(args)
            .banner(false)
            .singletons(parts.singletons())
            .singletons(NodeParts.rootKey(settings))
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    return new NodeMain.Started(OptionalInt.empty(), context::close);
  }
}
