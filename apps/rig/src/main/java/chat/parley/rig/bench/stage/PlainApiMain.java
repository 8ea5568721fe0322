package chat.parley.rig.bench.stage;

import chat.parley.adapters.keys.FileReceiptKey;
import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.api.ServerSettings;
import chat.parley.db.key.FieldCipher;
import chat.parley.testkit.key.IdentityFieldCipher;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalInt;

/// An API node whose cipher does nothing, to measure what the real one costs.
public final class PlainApiMain {
  private PlainApiMain() {}

  /// Held by the contexts of this process alone: no setting makes one.
  record InTheClear() {}

  /// The cipher of a node in the clear.
  @Factory
  @Requires(beans = InTheClear.class)
  static final class Ciphers {
    @Singleton
    @Replaces(FieldCipher.class)
    FieldCipher none() {
      return new IdentityFieldCipher();
    }
  }

  public static void main(String[] args) {
    NodeMain.run(args, PlainApiMain::start);
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
                NodeParts.objects(settings, parts.clock()),
                new InTheClear())
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    if (!(context.getBean(FieldCipher.class) instanceof IdentityFieldCipher)) {
      throw new IllegalStateException("this node encrypts");
    }
    var server = context.getBean(EmbeddedServer.class).start();
    return new NodeMain.Started(OptionalInt.of(server.getPort()), context::close);
  }
}
