package chat.parley.rig.bench.report;

import java.util.List;

/// The outcome of one benchmark.
///
/// @param name the word of the command
/// @param question what was measured, in one sentence
/// @param settings limits that were raised, and other things that one must know to repeat it
public record Result(
    String name, String question, List<String> settings, List<Row> rows, List<Goal> goals) {}
