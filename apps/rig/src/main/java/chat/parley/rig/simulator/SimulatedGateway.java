package chat.parley.rig.simulator;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.gateway.audience.ReplayLimits;
import chat.parley.gateway.node.Background;
import chat.parley.gateway.node.GatewayLimits;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.gateway.presence.PresenceTimes;
import chat.parley.gateway.session.Encoding;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.testkit.ephemeral.ForgetfulStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/// One gateway node, from its start to its end.
final class SimulatedGateway {
  private static final int WORK_MS_MAX = 4;

  /// Quick times, so that a short run sees heartbeats missed and queues run full.
  private static final GatewayLimits LIMITS =
      new GatewayLimits(
          1_000, 8, 8 * 1024, 4_000, 120, 500, 4_000, 2_000, 5_000, 1_000, 2_000, 5_000, 500,
          3_000);

  /// A short ring, so that a resume does not always find everything.
  private static final ReplayLimits REPLAY =
      new ReplayLimits(6_000, 16 * 1024, 64 * 1024, 8 * 1024);

  private final Scheduler scheduler;
  private final SimulatedBus.Port port;
  private final GatewayNode node;
  private final Executor thread;
  private final List<SimulatedLine> lines = new ArrayList<>();
  private boolean alive = true;

  SimulatedGateway(
      Scheduler scheduler,
      SplittableRandom random,
      SimulatedBus bus,
      ForgetfulStore ephemeral,
      AudienceStore audience) {
    this.scheduler = scheduler;
    this.port = bus.connect();
    this.thread = task -> later(0, task);
    var metrics = new Metrics();
    var parts =
        new GatewayNode.Parts(
            port,
            ephemeral,
            audience,
            scheduler,
            scheduler,
            metrics,
            new ErrorReports(metrics, scheduler));
    this.node =
        new GatewayNode(parts, LIMITS, REPLAY, PresenceTimes.DEFAULT, new Clockwork(random));
    node.start();
  }

  private void later(long delayMs, Runnable task) {
    scheduler.after(
        delayMs,
        () -> {
          if (alive) {
            task.run();
          }
        });
  }

  boolean isOpen() {
    return alive && node.isOpen();
  }

  /// Takes a new client.
  SimulatedLine accept(SimulatedLine.ClientEnd client, int delayMs, int bytesPerS) {
    var line = new SimulatedLine(scheduler, thread, client, delayMs, bytesPerS);
    lines.add(line);
    later(
        delayMs,
        () -> {
          line.greet();
          node.opened(thread, line, Encoding.PROTOBUF);
        });
    return line;
  }

  /// Asks everybody to leave; answers how long to wait before it may go.
  int drain() {
    node.askToLeave();
    return LIMITS.drainMs();
  }

  void cutFromBus(int forMs) {
    port.cut(forMs);
  }

  /// Slow lines get fast again; what is cut or dead stays so.
  void mendLines() {
    lines.forEach(SimulatedLine::speedUp);
  }

  /// Ends without a word, as `kill -9` does.
  void crash() {
    alive = false;
    port.close();
    lines.forEach(SimulatedLine::cut);
  }

  /// Virtual threads and clock of the node: each task runs whole, a little later.
  private final class Clockwork implements Background {
    private final SplittableRandom random;

    Clockwork(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public void run(Runnable task) {
      later(random.nextInt(WORK_MS_MAX), task);
    }

    @Override
    public void runAfter(int delayMs, Runnable task) {
      later(delayMs, task);
    }

    @Override
    public void repeat(int periodMs, LogEvent failure, Runnable task) {
      later(
          periodMs,
          () -> {
            run(task);
            repeat(periodMs, failure, task);
          });
    }

    @Override
    public void close() {
      alive = false;
    }
  }
}
