package chat.parley.gateway;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Metrics;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;

/// A gateway node in a process of its own. The database is named by `datasources.default.*`, the
/// port by `parley.port`; the bus and the ephemeral store are the embedded forms.
public final class Main {

  private static final SafeLog LOG = SafeLog.of(Main.class);
  private static final int PORT = 8081;

  private Main() {}

  public static void main(String[] args) {
    LOG.info(LogEvent.NODE_STARTING);
    var clock = InstantSource.system();
    var metrics = new Metrics();
    var context =
        ApplicationContext.builder()
            .args(args)
            .banner(false)
            .singletons(
                clock,
                metrics,
                new ErrorReports(metrics, clock),
                new InProcessBus(),
                new MemoryEphemeralStore(clock))
            .start();
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
