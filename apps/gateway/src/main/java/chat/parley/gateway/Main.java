package chat.parley.gateway;

import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.gateway.health.HealthHandler;
import chat.parley.gateway.node.GatewayNode;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.OptionalInt;

/// A gateway node in a process of its own. Its settings are listed in `infra/README.md`; the port
/// is `parley.port`.
public final class Main {
  private static final int PORT = 8081;

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
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    var port = context.getProperty("parley.port", Integer.class).orElse(PORT);
    var threads =
        context.getProperty("parley.gateway.io-threads", Integer.class).orElseGet(Main::ioThreads);
    var front =
        Front.open(
            port,
            threads,
            context.getBean(GatewayHandler.class),
            context.getBean(HealthHandler.class));
    return new NodeMain.Started(OptionalInt.of(front.port()), () -> stop(context, front));
  }

  /// Clients are sent elsewhere while the port still answers them.
  private static void stop(ApplicationContext context, Front front) {
    context.getBean(GatewayNode.class).drain();
    front.close();
    context.close();
  }

  /// Half of the cores: the write path needs few, and the database wants the others.
  private static int ioThreads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }
}
