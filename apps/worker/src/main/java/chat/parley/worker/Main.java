package chat.parley.worker;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.InstantSource;

/// A worker node in a process of its own. The database is named by `datasources.default.*`, the
/// key file by `PARLEY_KEY_FILE`; the bus and the ephemeral store are the embedded forms.
public final class Main {
  private static final SafeLog LOG = SafeLog.of(Main.class);
  private static final String KEY_FILE = "PARLEY_KEY_FILE";
  private static final String KEY_FILE_DEFAULT = "root.key";

  private Main() {}

  public static void main(String[] args) {
    LOG.info(LogEvent.NODE_STARTING);
    var clock = InstantSource.system();
    var metrics = new Metrics();
    var keyFile = Path.of(System.getenv().getOrDefault(KEY_FILE, KEY_FILE_DEFAULT));
    var context =
        ApplicationContext.builder()
            .args(args)
            .banner(false)
            .singletons(
                metrics,
                Traces.configured(),
                new ErrorReports(metrics, clock),
                FileRootKey.open(keyFile),
                new InProcessBus(),
                new MemoryEphemeralStore(clock))
            .build();
    // By its type: the framework has a clock of its own.
    context.registerSingleton(InstantSource.class, clock).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context), "stop"));
    LOG.info(LogEvent.NODE_READY);
  }

  private static void stop(ApplicationContext context) {
    LOG.info(LogEvent.NODE_STOPPING);
    context.close();
    LOG.info(LogEvent.NODE_STOPPED);
  }
}
