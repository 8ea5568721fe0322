package chat.parley.rig;

import chat.parley.rig.bench.Bench;
import chat.parley.rig.cluster.ClusterMain;
import chat.parley.rig.export.ExportCost;
import chat.parley.rig.fault.FaultCommand;
import chat.parley.rig.fuzz.Fuzz;
import chat.parley.rig.privacy.PrivacyCommand;
import chat.parley.rig.simulator.Simulate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs one of the rig's commands.
public final class Main {
  private static final int WRONG_USE = 2;

  /// What a command does with its words.
  @FunctionalInterface
  private interface Command {
    /// Tells what comes of it line by line, and answers the exit code of the process.
    int run(List<String> words, Consumer<String> out);
  }

  /// Each command stands here once, under the word that names it.
  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(
          Map.of(
              "bench",
              Bench::run,
              "cluster",
              (words, _) -> ClusterMain.run(words),
              "export-cost",
              ExportCost::run,
              "faults",
              FaultCommand::run,
              "fuzz",
              Fuzz::run,
              "privacy",
              (words, _) -> new PrivacyCommand(System.out).run(words),
              "simulate",
              Simulate::run));

  private Main() {}

  public static void main(String[] words) {
    var command = words.length == 0 ? null : COMMANDS.get(words[0]);
    if (command == null) {
      System.err.println("parley: the rig knows " + COMMANDS.keySet());
      System.exit(WRONG_USE);
      return;
    }
    System.exit(command.run(List.of(words).subList(1, words.length), System.out::println));
  }
}
