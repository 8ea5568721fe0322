package chat.parley.rig.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// `./parley faults [--long] [F1 F2 …]`: runs faults, prints what each counted, and fails when a
/// count is not what it must be.
public final class FaultCommand {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String LONG = "--long";

  private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("F1", new RandomKills());
    FAULTS.put("F2", new OutboxDelays());
    FAULTS.put("F3", new ForgottenInfrastructure());
    FAULTS.put("F4", new RepeatedPublishes());
    FAULTS.put("F5", new BrokenLinks());
    FAULTS.put("F6", new ReconnectStorm());
    FAULTS.put("F7", new SlowConsumers());
    FAULTS.put("F8", new PresenceFlapping());
    FAULTS.put("F9", new ClockSteps());
    FAULTS.put("servers", new BrokenServers());
    FAULTS.put("rolling", new RollingRestart());
  }

  /// The names of the faults that fit into one process.
  static List<String> inOneProcess() {
    return FAULTS.entrySet().stream()
        .filter(fault -> !fault.getValue().needsCluster())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Runs one fault.
  public static Report run(String name, Scale scale) throws Exception {
    return Objects.requireNonNull(FAULTS.get(name)).run(scale);
  }

  private FaultCommand() {}

  /// Answers the exit code: 0 when every fault holds.
  ///
  /// @param out takes a line at a time
  public static int run(List<String> words, Consumer<String> out) {
    var scale = words.contains(LONG) ? Scale.LONG : Scale.SHORT;
    var chosen = new ArrayList<>(words);
    chosen.remove(LONG);
    if (!FAULTS.keySet().containsAll(chosen)) {
      out.accept("parley: there is " + LONG + ", and these faults: " + FAULTS.keySet());
      return WRONG_USE;
    }
    boolean failed = false;
    for (var name : chosen.isEmpty() ? FAULTS.keySet() : chosen) {
      failed |= !passes(name, scale, out);
    }
    return failed ? FAILED : 0;
  }

  private static boolean passes(String name, Scale scale, Consumer<String> out) {
    try {
      var report = run(name, scale);
      out.accept(name + (report.failures().isEmpty() ? " holds: " : " BROKE: ") + report);
      report.failures().forEach(failure -> out.accept("   " + failure));
      return report.failures().isEmpty();
    } catch (Exception fault) {
      out.accept(name + " could not run: " + fault);
      return false;
    }
  }
}
