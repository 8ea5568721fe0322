package chat.parley.rig.cluster;

import chat.parley.testkit.process.Program;
import java.nio.file.Path;
import java.util.List;

/// What a cluster is made of.
///
/// @param port of the proxy
/// @param data folder of the cluster; made when missing
/// @param settings further ones of every node, such as `parley.limits.demo=true`
/// @param heapMb of each node
public record ClusterSpec(
    int api, int gateway, int worker, int port, Path data, List<String> settings, int heapMb) {
  public static final int PORT_DEFAULT = 8080;

  private static final int NODES_MAX = 16;
  private static final int HEAP_MB = 256;

  public ClusterSpec {
    settings = List.copyOf(settings);
    if (api < 1 || gateway < 1 || worker < 1 || api + gateway + worker > NODES_MAX) {
      throw new IllegalArgumentException("one node of each app, and 16 in all at most");
    }
  }

  /// Two APIs, three gateways and two workers.
  public static ClusterSpec in(Path data) {
    return new ClusterSpec(2, 3, 2, PORT_DEFAULT, data, List.of(), HEAP_MB);
  }

  public ClusterSpec withNodes(int api, int gateway, int worker) {
    return new ClusterSpec(api, gateway, worker, port, data, settings, heapMb);
  }

  public ClusterSpec on(Path data) {
    return new ClusterSpec(api, gateway, worker, port, data, settings, heapMb);
  }

  public ClusterSpec onPort(int port) {
    return new ClusterSpec(api, gateway, worker, port, data, settings, heapMb);
  }

  public ClusterSpec onFreePort() {
    return onPort(Program.freePort());
  }

  public ClusterSpec with(String... settings) {
    return new ClusterSpec(api, gateway, worker, port, data, List.of(settings), heapMb);
  }

  public ClusterSpec withHeapMb(int heapMb) {
    return new ClusterSpec(api, gateway, worker, port, data, settings, heapMb);
  }

  int count(NodeKind kind) {
    return switch (kind) {
      case API -> api;
      case GATEWAY -> gateway;
      case WORKER -> worker;
    };
  }
}
