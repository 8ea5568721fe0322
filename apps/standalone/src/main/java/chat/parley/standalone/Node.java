package chat.parley.standalone;

import chat.parley.api.ServerSettings;
import chat.parley.db.backup.RestoreFence;
import chat.parley.db.key.HeldEpochs;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.shared.health.ReadinessCheck;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A running Parley: its parts, to be ended in the opposite order of their start.
final class Node implements AutoCloseable {
  private static final SafeLog LOG = SafeLog.of(Node.class);
  private static final Duration READY_MAX = Duration.ofSeconds(30);
  private static final Duration READY_POLL = Duration.ofMillis(20);
  private static final String HOST = "127.0.0.1";

  /// What ends a part. Each is tried, whatever became of the others.
  private interface End {
    void run() throws Exception;
  }

  private final Deque<End> ends = new ArrayDeque<>();

  private Node() {}

  /// Starts everything, or nothing: what was started before a failure is ended.
  static Node start(Arguments.Up up, Path binaries, Parts parts) {
    var node = new Node();
    try {
      node.startAll(up, binaries, parts);
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (ends.isEmpty()) {
      return; // nothing was started, so the reason is all there is to say
    }
    LOG.info(LogEvent.NODE_STOPPING);
    while (!ends.isEmpty()) {
      try {
        ends.pop().run();
      } catch (Exception e) {
        LOG.warn(LogEvent.TASK_FAILED, e);
      }
    }
    LOG.info(LogEvent.NODE_STOPPED);
  }

  private void startAll(Arguments.Up up, Path binaries, Parts parts) {
    requireFree(up.port());
    var data = DataDirectory.open(up.data());
    var root = data.rootKey();
    var postgres = Database.start(data, binaries);
    ends.push(postgres::close);
    LOG.info(LogEvent.NODE_STARTING);
    data.rememberOrigin(up.origin());

    Database.migrate(postgres.address());
    var context = parts.start(data, root, postgres.address(), settings(up));
    ends.push(context::close);
    requireKeys(context);
    var api = context.getBean(EmbeddedServer.class).start();
    var front = Front.open(up.port(), context.getBean(HttpHandler.class), api.getPort());
    ends.push(front::close);
    ends.push(context.getBean(GatewayNode.class)::drain);
    awaitReady(context);
    LOG.info(LogEvent.NODE_READY, LogKey.PORT, up.port());
  }

  private static void requireKeys(ApplicationContext context) {
    var missing = context.getBean(HeldEpochs.class).missing();
    if (!missing.isEmpty()) {
      throw new StartFailure(
          "the key file lacks the root key of epoch "
              + missing.getLast()
              + "; put that of the latest backup of the keystore in its place");
    }
  }

  private static Map<String, Object> settings(Arguments.Up up) {
    var settings = new HashMap<>(ServerSettings.defaults());
    settings.put("micronaut.server.host", HOST);
    settings.put("micronaut.server.port", -1); // any that is free
    settings.put("parley.port", up.port());
    settings.put("parley.public-origin", up.origin().toString());
    settings.put("parley.data-dir", up.data().toString());
    settings.put("parley.limits.demo", up.demoLimits());
    return settings;
  }

  /// Looks before anything is started; the front takes the port at the end.
  private static void requireFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
    } catch (BindException e) {
      throw Front.portInUse(port, e);
    } catch (IOException e) {
      throw new StartFailure("port " + port + " cannot be used", e);
    }
  }

  private static void awaitReady(ApplicationContext context) {
    var checks = context.getBeansOfType(ReadinessCheck.class);
    var fence = context.getBean(RestoreFence.class);
    long deadline = System.nanoTime() + READY_MAX.toNanos();
    while (!checks.stream().allMatch(ReadinessCheck::isReady)) {
      if (!fence.isReady()) {
        deadline = System.nanoTime() + READY_MAX.toNanos(); // erasing takes as long as it takes
      }
      if (System.nanoTime() - deadline > 0) {
        var missing =
            checks.stream()
                .filter(check -> !check.isReady())
                .map(ReadinessCheck::name)
                .collect(Collectors.joining(", "));
        throw new StartFailure("not ready after " + READY_MAX.toSeconds() + " s: " + missing);
      }
      LockSupport.parkNanos(READY_POLL.toNanos());
    }
  }
}
