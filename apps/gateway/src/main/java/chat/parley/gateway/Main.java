package chat.parley.gateway;

import chat.parley.adapters.parts.InvalidSettingException;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.List;

/// A gateway node in a process of its own. Its settings are listed in `infra/README.md`; the port
/// is `parley.port`.
public final class Main {

  private static final SafeLog LOG = SafeLog.of(Main.class);
  private static final int PORT = 8081;
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] args) {
    LOG.info(LogEvent.NODE_STARTING);
    try {
      start(args);
    } catch (InvalidSettingException e) {
      System.err.println("parley: " + e.getMessage());
      System.exit(FAILED);
    } catch (RuntimeException e) {
      LOG.error(LogEvent.NODE_FAILED, e);
      System.exit(FAILED);
    }
  }

  private static void start(String[] args) {
    var settings = Settings.ofProcess(List.of(args));
    var parts = NodeParts.open(settings);
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
    var front = Front.open(port, threads, context.getBean(GatewayHandler.class));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, front), "stop"));
    LOG.info(LogEvent.NODE_READY, LogKey.PORT, front.port());
  }

  private static void stop(ApplicationContext context, Front front) {
    LOG.info(LogEvent.NODE_STOPPING);
    // Clients are sent elsewhere while the port still answers them.
    context.getBean(GatewayNode.class).drain();
    front.close();
    context.close();
    LOG.info(LogEvent.NODE_STOPPED);
  }

  /// Half of the cores: the write path needs few, and the database wants the others.
  private static int ioThreads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }
}
