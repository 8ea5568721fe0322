package chat.parley.rig.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// `cluster up`, `status`, `kill`, `restart`, `drain` and `down`.
public final class ClusterMain {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      "cluster up [--api N] [--gateway N] [--worker N] [--port N] [--data DIR] [--demo-limits]"
          + " | status | kill NODE | restart NODE | drain NODE | down";

  private final CountDownLatch down = new CountDownLatch(1);

  private ClusterMain() {}

  /// Answers the exit code of the process.
  public static int run(List<String> line) {
    var words = new ArrayDeque<>(line);
    var command = words.isEmpty() ? "" : words.removeFirst();
    try {
      return switch (command) {
        case "up" -> new ClusterMain().up(spec(words));
        case "status", "down" -> tell(words, command);
        case "kill", "restart", "drain" -> tell(words, command + " " + word(words, "NODE"));
        default -> throw new IllegalArgumentException("usage: " + USAGE);
      };
    } catch (IllegalArgumentException e) {
      System.err.println("parley: " + e.getMessage());
      return WRONG_USE;
    } catch (RuntimeException e) {
      System.err.println("parley: the cluster did not start: " + e.getMessage());
      return FAILED;
    }
  }

  /// Stays until it is told to go, by a signal or by `down`.
  private int up(ClusterSpec spec) {
    var cluster = Cluster.start(spec);
    var control = Control.open(spec.data(), request -> answer(cluster, request));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      control.close();
                      cluster.close();
                    }));
    System.out.println("Parley is ready: " + cluster.origin());
    try {
      down.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }

  private List<String> answer(Cluster cluster, String request) {
    var words = request.split(" ", 2);
    try {
      return switch (words[0]) {
        case "status" -> cluster.parts().stream().map(ClusterMain::status).toList();
        case "down" -> {
          down.countDown();
          yield List.of("ending");
        }
        case "kill" -> after(part(cluster, words), Part::kill);
        case "restart" -> after(part(cluster, words), Part::restart);
        case "drain" ->
            after(
                part(cluster, words),
                part -> {
                  if (part instanceof ClusterNode node) {
                    node.drain();
                  }
                });
        default -> List.of("there is no " + words[0]);
      };
    } catch (RuntimeException e) {
      return List.of("failed: " + e.getMessage());
    }
  }

  private static Part part(Cluster cluster, String[] words) {
    return cluster
        .find(words[1])
        .orElseThrow(() -> new IllegalArgumentException("there is no " + words[1]));
  }

  private static List<String> after(Part part, Consumer<Part> action) {
    action.accept(part);
    return List.of(status(part));
  }

  private static String status(Part part) {
    if (!part.isAlive()) {
      return part.name() + " does not run";
    }
    var more =
        part instanceof ClusterNode node ? " " + node.address() + " " + node.readiness() : "";
    return part.name() + " runs as " + part.pid() + more;
  }

  private static int tell(Deque<String> words, String request) {
    var data = spec(words).data();
    try {
      Control.ask(data, request).forEach(System.out::println);
      return OK;
    } catch (IOException _) {
      if (request.equals("down")) {
        new Pids(data).endLeftovers();
        return OK;
      }
      System.err.println("parley: no cluster runs on " + data);
      return FAILED;
    }
  }

  private static ClusterSpec spec(Deque<String> words) {
    var spec = ClusterSpec.in(dataDefault());
    while (!words.isEmpty()) {
      var flag = words.removeFirst();
      if (flag.equals("--demo-limits")) {
        spec = spec.with("parley.limits.demo=true");
        continue;
      }
      var value = word(words, flag);
      spec =
          switch (flag) {
            case "--api" -> spec.withNodes(number(value), spec.gateway(), spec.worker());
            case "--gateway" -> spec.withNodes(spec.api(), number(value), spec.worker());
            case "--worker" -> spec.withNodes(spec.api(), spec.gateway(), number(value));
            case "--port" -> spec.onPort(number(value));
            case "--data" -> spec.on(Path.of(value).toAbsolutePath());
            default -> throw new IllegalArgumentException("cluster does not know " + flag);
          };
    }
    return spec;
  }

  private static String word(Deque<String> words, String what) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException(what + " is missing; usage: " + USAGE);
    }
    return words.removeFirst();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is no number", e);
    }
  }

  private static Path dataDefault() {
    return Path.of(System.getProperty("user.home"), ".local/share/parley-cluster");
  }
}
