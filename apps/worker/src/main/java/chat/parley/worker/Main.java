package chat.parley.worker;

import chat.parley.adapters.keys.FileReceiptKey;
import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.shared.health.ReadinessCheck;
import chat.parley.worker.health.HealthPort;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.OptionalInt;

/// A worker node in a process of its own. Its settings are listed in `infra/README.md`; it answers
/// for its health on `parley.port`, where that is set.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    NodeMain.run(args, Main::start);
  }

  private static NodeMain.Started start(String[] args, Settings settings, NodeParts parts) {
    var root = NodeParts.rootKey(settings);
    var key = FileReceiptKey.beside(root, parts.clock());
    var ledger = FileReceiptLedger.beside(root.file(), key, parts.clock());
    var context =
        ApplicationContext.builder()
            .properties(NodeParts.database(settings))
            .args(args)
            .banner(false)
            .singletons(parts.singletons())
            .singletons(
                root,
                ledger,
                NodeParts.objects(settings, parts.clock()),
                NodeParts.mailer(settings, parts.clock()))
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    var port = context.getProperty("parley.port", Integer.class);
    if (port.isEmpty()) {
      return new NodeMain.Started(OptionalInt.empty(), context::close);
    }
    var health = HealthPort.open(port.get(), context.getBeansOfType(ReadinessCheck.class));
    return new NodeMain.Started(
        OptionalInt.of(health.port()),
        () -> {
          health.close();
          context.close();
        });
  }
}
