package chat.parley.api;

import chat.parley.adapters.keys.FileReceiptKey;
import chat.parley.adapters.parts.InvalidSettingException;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.InstantSource;
import java.util.List;

/// An API node in a process of its own. Its settings are listed in `infra/README.md`; the port is
/// `micronaut.server.port`.
public final class Main {
  private static final SafeLog LOG = SafeLog.of(Main.class);
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
    var root = NodeParts.rootKey(settings);
    var parts = NodeParts.open(settings);
    var context =
        ApplicationContext.builder()
            .properties(ServerSettings.defaults())
            .properties(NodeParts.database(settings))
            .args(args)
            .singletons(parts.singletons())
            .singletons(root, FileReceiptKey.beside(root, parts.clock()))
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    var server = context.getBean(EmbeddedServer.class).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context), "stop"));
    LOG.info(LogEvent.NODE_READY, LogKey.PORT, server.getPort());
  }

  private static void stop(ApplicationContext context) {
    LOG.info(LogEvent.NODE_STOPPING);
    context.close();
    LOG.info(LogEvent.NODE_STOPPED);
  }
}
