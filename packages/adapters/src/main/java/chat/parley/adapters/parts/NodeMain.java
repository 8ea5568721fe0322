package chat.parley.adapters.parts;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import java.util.List;
import java.util.OptionalInt;

/// The frame of a node in a process of its own: reads the settings, says what becomes of the start,
/// and ends the node when the process is told to.
public final class NodeMain {
  private static final SafeLog LOG = SafeLog.of(NodeMain.class);
  private static final int FAILED = 1;

  private NodeMain() {}

  /// How an app starts with what it was given.
  @FunctionalInterface
  public interface Start {
    /// Builds the node and waits until it answers.
    ///
    /// @throws InvalidSettingException for what cannot be meant
    Started start(String[] args, Settings settings, NodeParts parts);
  }

  /// A node that works.
  ///
  /// @param port where it answers; empty for one that only asks
  /// @param stop ends it, in the order that its clients notice least
  public record Started(OptionalInt port, Runnable stop) {}

  /// Returns when the node is ready; its threads keep the process until a signal ends it. A start
  /// that fails ends the process, with one line where a setting is to blame.
  public static void run(String[] args, Start app) {
    LOG.info(LogEvent.NODE_STARTING);
    try {
      var settings = Settings.ofProcess(List.of(args));
      var node = app.start(args, settings, NodeParts.open(settings));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
      node.port()
          .ifPresentOrElse(
              port -> LOG.info(LogEvent.NODE_READY, LogKey.PORT, port),
              () -> LOG.info(LogEvent.NODE_READY));
    } catch (InvalidSettingException e) {
      System.err.println("parley: " + e.getMessage());
      System.exit(FAILED);
    } catch (RuntimeException e) {
      LOG.error(LogEvent.NODE_FAILED, e);
      System.exit(FAILED);
    }
  }

  private static void stop(Started node) {
    LOG.info(LogEvent.NODE_STOPPING);
    node.stop().run();
    LOG.info(LogEvent.NODE_STOPPED);
  }
}
