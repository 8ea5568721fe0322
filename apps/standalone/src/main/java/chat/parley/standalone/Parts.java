package chat.parley.standalone;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// What the apps of this process share, and the context they share it in.
record Parts(EventBus bus, EphemeralStore store, Metrics metrics, InstantSource clock) {
  /// The embedded form of every part that has another one.
  static Parts embedded() {
    var clock = InstantSource.system();
    return new Parts(new InProcessBus(), new MemoryEphemeralStore(clock), new Metrics(), clock);
  }

  /// The context ends its parts when it is closed.
  ApplicationContext start(
      FileRootKey root, PostgresAddress database, Map<String, Object> settings) {
    var properties = new HashMap<>(settings);
    properties.putAll(Database.properties(database));
    var context =
        ApplicationContext.builder()
            .properties(properties)
            .banner(false)
            .singletons(
                metrics, Traces.configured(), new ErrorReports(metrics, clock), root, bus, store)
            .build();
    // By its type: the framework has a clock of its own.
    return context.registerSingleton(InstantSource.class, clock).start();
  }
}
