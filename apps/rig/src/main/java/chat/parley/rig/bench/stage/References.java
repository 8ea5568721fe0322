package chat.parley.rig.bench.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The servers that Parley is compared with, as far as this machine can run them.
public final class References {

  /// A server that runs, and how the generator speaks with it.
  public record Reference(Child server, String dialect) {}

  private References() {}

  /// Node with the library `ws`.
  public static Optional<Reference> nodeWs(String name, Path logs) {
    return node(name, "ws.mjs", logs).map(server -> new Reference(server, "websocket"));
  }

  public static Optional<Reference> socketIo(String name, Path logs) {
    return node(name, "socketio.mjs", logs).map(server -> new Reference(server, "socketio"));
  }

  private static Optional<Child> node(String name, String script, Path logs) {
    return Tools.nodeReferences()
        .map(
            folder -> {
              int port = Tools.freePort();
              var file = folder.resolve(script).toString();
              return Child.start(
                  name,
                  port,
                  List.of("node", "--expose-gc", file, Integer.toString(port)),
                  Map.of("NODE_ENV", "production"),
                  logs.resolve(script + ".log"));
            });
  }

  /// The floor in C: `coalesce`, or `each` for a send per message and listener.
  public static Optional<Reference> floor(String name, String manner, Path logs) {
    return Tools.floor()
        .map(
            binary -> {
              int port = Tools.freePort();
              var server =
                  Child.start(
                      name,
                      port,
                      List.of(binary.toString(), Integer.toString(port), manner),
                      Map.of(),
                      logs.resolve("floor-" + manner + ".log"));
              return new Reference(server, "websocket");
            });
  }

  /// A nats-server of its own: not the one that Parley's bus runs on.
  public static Reference nats(String name, Path logs) {
    return new Reference(House.startNats(name, logs), "nats");
  }
}
