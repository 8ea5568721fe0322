package chat.parley.api;

import chat.parley.adapters.keys.FileReceiptKey;
import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.InstantSource;
import java.util.OptionalInt;

/// An API node in a process of its own. Its settings are listed in `infra/README.md`; the port is
/// `micronaut.server.port`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    NodeMain.run(args, Main::start);
  }

  private static NodeMain.Started start(String[] args, Settings settings, NodeParts parts) {
    var root = NodeParts.rootKey(settings);
    var context =
        ApplicationContext.builder()
            .properties(ServerSettings.defaults())
            .properties(NodeParts.database(settings))
            .args(args)
            .singletons(parts.singletons())
            .singletons(
                root,
                FileReceiptKey.beside(root, parts.clock()),
                NodeParts.objects(settings, parts.clock()))
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    var server = context.getBean(EmbeddedServer.class).start();
    return new NodeMain.Started(OptionalInt.of(server.getPort()), context::close);
  }
}
