package chat.parley.rig.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a fault counted, and what of it must not be.
public final class Report {
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  /// A count that says how much was tried.
  Report count(String what, long value) {
    counts.put(what, value);
    return this;
  }

  Report none(String what, long value) {
    return atMost(what, value, 0);
  }

  Report atMost(String what, long value, long max) {
    counts.put(what, value);
    if (value > max) {
      failures.add(what + " is " + value + ", at most " + max + " is allowed");
    }
    return this;
  }

  Report atLeast(String what, long value, long min) {
    counts.put(what, value);
    if (value < min) {
      failures.add(what + " is " + value + ", at least " + min + " is expected");
    }
    return this;
  }

  /// What the control counted: the fault is real only if this is bad.
  Report control(String what, long value) {
    return atLeast("control: " + what, value, 1);
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }
}
