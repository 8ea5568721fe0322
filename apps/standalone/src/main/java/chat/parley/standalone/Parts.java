package chat.parley.standalone;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.keys.RootKeyFileException;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The context of this process, with the embedded form of every part that has another one.
final class Parts {
  private Parts() {}

  static ApplicationContext start(
      FileRootKey root, PostgresAddress database, Map<String, Object> settings) {
    var properties = new HashMap<>(settings);
    properties.putAll(Database.properties(database));
    var clock = InstantSource.system();
    var metrics = new Metrics();
    var context =
        ApplicationContext.builder()
            .properties(properties)
            .banner(false)
            .singletons(
                metrics,
                traces(),
                new ErrorReports(metrics, clock),
                root,
                new InProcessBus(),
                new MemoryEphemeralStore(clock))
            .build();
    // By its type: the framework has a clock of its own.
    return context.registerSingleton(InstantSource.class, clock).start();
  }

  /// Off unless the operator names a collector.
  private static Traces traces() {
    var collector = System.getenv("PARLEY_TRACES_COLLECTOR");
    return collector == null ? Traces.off() : Traces.to(collector);
  }

  /// Refuses to make a key anew for what is stored under another one: call it before the database
  /// starts.
  static FileRootKey rootKey(DataDirectory data) {
    try {
      return FileRootKey.openOrCreate(data.rootKey(), data.isUsed());
    } catch (RootKeyFileException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
