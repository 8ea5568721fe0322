package chat.parley.rig.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One line of `key=number` pairs.
public final class Answer {
  private final Map<String, Long> values = new LinkedHashMap<>();

  Answer with(String key, long value) {
    values.put(key, value);
    return this;
  }

  Answer with(Latencies latencies) {
    return latencies.isEmpty()
        ? this
        : with("p50Nanos", latencies.quantile(0.5))
            .with("p99Nanos", latencies.quantile(0.99))
            .with("maxNanos", latencies.quantile(1));
  }

  /// The value of a key that the command is known to answer with.
  public long get(String key) {
    var value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the generator did not say " + key);
    }
    return value;
  }

  public static Answer parse(String line) {
    var answer = new Answer();
    for (var pair : line.split(" ", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        answer.with(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
      }
    }
    return answer;
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
