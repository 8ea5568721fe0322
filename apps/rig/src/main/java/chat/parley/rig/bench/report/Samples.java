package chat.parley.rig.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// Numbers of repeated runs, in the order of the runs.
public record Samples(List<Double> values) {

  public Samples {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no samples");
    }
  }

  public static Samples of(double... values) {
    return new Samples(Arrays.stream(values).boxed().toList());
  }

  /// The middle one; the mean of the two in the middle when their number is even.
  public double median() {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double least() {
    return values.stream().mapToDouble(value -> value).min().orElseThrow();
  }

  public double greatest() {
    return values.stream().mapToDouble(value -> value).max().orElseThrow();
  }

  /// Run by run, so that what disturbed a round disturbed both sides of its ratio.
  public Samples with(Samples other, DoubleBinaryOperator combine) {
    if (values.size() != other.values.size()) {
      throw new IllegalArgumentException("not as many runs");
    }
    var combined = new double[values.size()];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = combine.applyAsDouble(values.get(i), other.values.get(i));
    }
    return of(combined);
  }

  /// How much cheaper this is than another: its cost over ours, run by run.
  public Samples timesCheaperThan(Samples other) {
    return with(other, (ours, theirs) -> theirs / ours);
  }

  /// The rise of y for each step of x by the method of least squares.
  public static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }
}
