package chat.parley.rig.cluster;

import java.util.Locale;

/// The apps a cluster runs several nodes of.
public enum NodeKind {
  API("chat.parley.api.Main", 12),
  GATEWAY("chat.parley.gateway.Main", 4),
  WORKER("chat.parley.worker.Main", 6);

  private final String main;
  private final int connectionsMax;

  NodeKind(String main, int connectionsMax) {
    this.main = main;
    this.connectionsMax = connectionsMax;
  }

  String main() {
    return main;
  }

  /// Connections to PostgreSQL that a node of the kind may hold.
  int connectionsMax() {
    return connectionsMax;
  }

  /// As in `gateway-1`.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
