package chat.parley.rig.bench.report;

/// A target and how far it was reached.
///
/// @param what is held against it
/// @param unit of the samples; `×` for ratios
/// @param atLeast whether more is better
public record Goal(String what, String unit, Samples samples, boolean atLeast, double target) {

  /// A ratio that should be at least so great.
  public static Goal ratio(String what, Samples samples, double target) {
    return new Goal(what, "×", samples, true, target);
  }

  /// A figure that should be at most so great.
  public static Goal atMost(String what, String unit, Samples samples, double target) {
    return new Goal(what, unit, samples, false, target);
  }

  public boolean met() {
    return atLeast ? samples.median() >= target : samples.median() <= target;
  }
}
