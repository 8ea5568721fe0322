package chat.parley.rig.bench.report;

import java.util.Locale;

/// Numbers as people read them: three digits that count.
final class Numbers {

  private Numbers() {}

  static String text(double number) {
    double size = Math.abs(number);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  static String text(double number, String unit) {
    return unit.equals("×") ? text(number) + "×" : text(number) + " " + unit;
  }

  static String range(Samples samples) {
    return samples.values().size() == 1
        ? ""
        : text(samples.least()) + " to " + text(samples.greatest());
  }
}
