package chat.parley.standalone;

import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.EphemeralUnavailableException;
import chat.parley.adapters.keys.FileReceiptKey;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.mail.FileMailer;
import chat.parley.adapters.objects.DirectoryObjectStore;
import chat.parley.adapters.parts.InvalidSettingException;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the apps of this process share, and the context they share it in.
record Parts(EventBus bus, EphemeralStore store, Metrics metrics, InstantSource clock) {
  /// The embedded form of every part that has another one.
  static Parts embedded() {
    return of(NodeParts.open(_ -> Optional.empty()));
  }

  /// The form of every part that the operator chose.
  static Parts configured() {
    try {
      return of(NodeParts.open(Settings.ofProcess(List.of())));
    } catch (InvalidSettingException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    } catch (BusUnavailableException | EphemeralUnavailableException e) {
      throw new StartFailure(e.getMessage() + "; see parley.nats.* and parley.redis.*", e);
    }
  }

  private static Parts of(NodeParts parts) {
    return new Parts(parts.bus(), parts.ephemeral(), parts.metrics(), parts.clock());
  }

  /// The context ends its parts when it is closed.
  ApplicationContext start(
      DataDirectory data,
      FileRootKey root,
      PostgresAddress database,
      Map<String, Object> settings) {
    var properties = new HashMap<>(settings);
    properties.putAll(Database.properties(database));
    var receiptKey = FileReceiptKey.beside(root, clock);
    var context =
        ApplicationContext.builder()
            .properties(properties)
            .banner(false)
            .singletons(
                metrics,
                Traces.configured(),
                new ErrorReports(metrics, clock),
                root,
                receiptKey,
                FileReceiptLedger.beside(root.file(), receiptKey, clock),
                bus,
                store,
                DirectoryObjectStore.open(data.objects(), clock),
                FileMailer.open(data.mail(), clock))
            .build();
    // By its type: the framework has a clock of its own.
    return context.registerSingleton(InstantSource.class, clock).start();
  }
}
