package chat.parley.shared.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/// The metrics of a node. Asking twice for the same name answers the same metric.
public final class Metrics {
  private final ConcurrentSkipListMap<String, Metric> metrics = new ConcurrentSkipListMap<>();

  private sealed interface Metric {
    String help();

    String type();

    List<Label> labels();

    void write(String name, StringBuilder out);
  }

  /// Counts events. By convention its name ends in `_total`.
  public Counter counter(String name, String help, Label... labels) {
    return (Counter) metrics.computeIfAbsent(name, n -> new Counter(help, List.of(labels)));
  }

  /// Counts how often a value fell below each bound, such as a duration in seconds.
  public Histogram histogram(String name, String help, double[] bounds, Label... labels) {
    return (Histogram)
        metrics.computeIfAbsent(name, n -> new Histogram(help, bounds.clone(), List.of(labels)));
  }

  /// A value that is read when the metrics are asked for. Given again, the newer reading counts.
  public void gauge(String name, String help, DoubleSupplier reading) {
    metrics.put(name, new Gauge(help, reading));
  }

  /// Every metric with the names of its labels.
  public Map<String, List<String>> declared() {
    var declared = new TreeMap<String, List<String>>();
    metrics.forEach(
        (name, metric) -> declared.put(name, metric.labels().stream().map(Label::name).toList()));
    return declared;
  }

  /// Everything in Prometheus' text format, version 0.0.4.
  public String exposition() {
    var out = new StringBuilder(8192);
    metrics.forEach(
        (name, metric) -> {
          out.append("# HELP ").append(name).append(' ').append(metric.help()).append('\n');
          out.append("# TYPE ").append(name).append(' ').append(metric.type()).append('\n');
          metric.write(name, out);
        });
    return out.toString();
  }

  /// See [Metrics#counter].
  public static final class Counter implements Metric {
    private final String help;
    private final List<Label> labels;
    private final Map<List<String>, LongAdder> series = new ConcurrentHashMap<>();

    private Counter(String help, List<Label> labels) {
      this.help = help;
      this.labels = labels;
      if (labels.isEmpty()) {
        series.put(List.of(), new LongAdder());
      }
    }

    public void increment() {
      add(1);
    }

    public void increment(Enum<?>... values) {
      add(1, values);
    }

    public void increment(String... values) {
      series(values).increment();
    }

    public void add(long amount, Enum<?>... values) {
      series(names(values)).add(amount);
    }

    /// The count so far of these label values.
    public long sum(Enum<?>... values) {
      return series(names(values)).sum();
    }

    private LongAdder series(String[] values) {
      return series.computeIfAbsent(admit(labels, values), key -> new LongAdder());
    }

    @Override
    public String help() {
      return help;
    }

    @Override
    public String type() {
      return "counter";
    }

    @Override
    public List<Label> labels() {
      return labels;
    }

    @Override
    public void write(String name, StringBuilder out) {
      series.forEach(
          (values, sum) -> line(out, name, labels, values, "", Long.toString(sum.sum())));
    }
  }

  /// See [Metrics#histogram].
  public static final class Histogram implements Metric {
    private final String help;
    private final double[] bounds;
    private final List<Label> labels;
    private final Map<List<String>, Buckets> series = new ConcurrentHashMap<>();

    private Histogram(String help, double[] bounds, List<Label> labels) {
      this.help = help;
      this.bounds = bounds;
      this.labels = labels;
    }

    public void observe(double value) {
      observe(value, new String[0]);
    }

    public void observe(double value, Enum<?>... values) {
      observe(value, names(values));
    }

    public void observe(double value, String... values) {
      series
          .computeIfAbsent(admit(labels, values), key -> new Buckets(bounds.length + 1))
          .add(value, bounds);
    }

    @Override
    public String help() {
      return help;
    }

    @Override
    public String type() {
      return "histogram";
    }

    @Override
    public List<Label> labels() {
      return labels;
    }

    @Override
    public void write(String name, StringBuilder out) {
      series.forEach(
          (values, buckets) -> {
            long below = 0;
            for (int i = 0; i <= bounds.length; i++) {
              below += buckets.counts[i].sum();
              var bound = i < bounds.length ? number(bounds[i]) : "+Inf";
              line(
                  out,
                  name + "_bucket",
                  labels,
                  values,
                  "le=\"" + bound + "\"",
                  Long.toString(below));
            }
            line(out, name + "_sum", labels, values, "", number(buckets.sum.sum()));
            line(out, name + "_count", labels, values, "", Long.toString(below));
          });
    }
  }

  private static final class Buckets {
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    Buckets(int size) {
      counts = new LongAdder[size];
      Arrays.setAll(counts, i -> new LongAdder());
    }

    void add(double value, double[] bounds) {
      int i = 0;
      while (i < bounds.length && value > bounds[i]) {
        i++;
      }
      counts[i].increment();
      sum.add(value);
    }
  }

  private record Gauge(String help, DoubleSupplier reading) implements Metric {
    @Override
    public String type() {
      return "gauge";
    }

    @Override
    public List<Label> labels() {
      return List.of();
    }

    @Override
    public void write(String name, StringBuilder out) {
      line(out, name, List.of(), List.of(), "", number(reading.getAsDouble()));
    }
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Label::valueOf).toArray(String[]::new);
  }

  private static List<String> admit(List<Label> labels, String[] values) {
    if (labels.size() != values.length) {
      throw new IllegalArgumentException("a value for each declared label, no more and no less");
    }
    var admitted = new String[values.length];
    Arrays.setAll(admitted, i -> labels.get(i).admit(values[i]));
    return List.of(admitted);
  }

  private static void line(
      StringBuilder out,
      String name,
      List<Label> labels,
      List<String> values,
      String extra,
      String value) {
    out.append(name);
    if (!labels.isEmpty() || !extra.isEmpty()) {
      out.append('{');
      for (int i = 0; i < labels.size(); i++) {
        out.append(labels.get(i).name()).append("=\"").append(escape(values.get(i))).append("\",");
      }
      out.append(extra);
      if (extra.isEmpty()) {
        out.setLength(out.length() - 1);
      }
      out.append('}');
    }
    out.append(' ').append(value).append('\n');
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
