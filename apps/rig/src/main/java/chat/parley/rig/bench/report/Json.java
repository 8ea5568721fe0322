package chat.parley.rig.bench.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Results as JSON.
public final class Json {

  private Json() {}

  public static String print(Machine machine, List<Result> results) {
    return object(
            field("date", quote(machine.date())),
            field("machine", quote(machine.description())),
            field("benchmarks", array(results, Json::result)))
        + "\n";
  }

  private static String result(Result result) {
    return object(
        field("name", quote(result.name())),
        field("question", quote(result.question())),
        field("settings", array(result.settings(), Json::quote)),
        field("rows", array(result.rows(), Json::row)),
        field("goals", array(result.goals(), Json::goal)));
  }

  private static String row(Row row) {
    return object(
        field("subject", quote(row.subject())),
        field("unit", quote(row.unit())),
        field("median", number(row.samples().median())),
        field("samples", array(row.samples().values(), Json::number)));
  }

  private static String goal(Goal goal) {
    return object(
        field("what", quote(goal.what())),
        field("unit", quote(goal.unit())),
        field("median", number(goal.samples().median())),
        field("samples", array(goal.samples().values(), Json::number)),
        field("bound", quote(goal.atLeast() ? "at least" : "at most")),
        field("target", number(goal.target())),
        field("met", Boolean.toString(goal.met())));
  }

  private static String object(String... fields) {
    return "{" + String.join(",", fields) + "}";
  }

  private static String field(String name, String value) {
    return quote(name) + ":" + value;
  }

  private static <T> String array(List<T> items, Function<T, String> print) {
    return items.stream().map(print).collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double number) {
    return Double.isFinite(number) ? Double.toString(number) : "null";
  }

  private static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
