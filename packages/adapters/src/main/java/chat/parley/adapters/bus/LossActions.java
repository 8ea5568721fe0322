package chat.parley.adapters.bus;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What is done whenever messages may have been lost. One that fails does not keep out the others.
final class LossActions {
  private static final SafeLog LOG = SafeLog.of(LossActions.class);

  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  void add(Runnable action) {
    actions.add(action);
  }

  void run() {
    for (var action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error(LogEvent.BUS_LISTENER_FAILED, e);
      }
    }
  }
}
