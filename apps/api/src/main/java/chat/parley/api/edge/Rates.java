package chat.parley.api.edge;

import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What `parley.limits.*` says, and the limits of `RateClass` where it says nothing.
@Singleton
final class Rates {
  /// What `parley.limits.demo` multiplies every limit by, so that a script can play in.
  private static final int DEMO_FACTOR = 1000;

  /// A bucket's size, and how fast it fills again.
  record Rate(int burst, double perSecond) {}

  private final Map<RateClass, Rate> rates;

  Rates(PropertyResolver configuration) {
    this.rates =
        Arrays.stream(RateClass.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), limit -> configured(limit, configuration)));
  }

  Rate of(RateClass limit) {
    return Objects.requireNonNull(rates.get(limit));
  }

  private static Rate configured(RateClass limit, PropertyResolver configuration) {
    var prefix = "parley.limits." + limit.property();
    boolean demo = configuration.getProperty("parley.limits.demo", Boolean.class).orElse(false);
    int factor = demo ? DEMO_FACTOR : 1;
    int burst = configuration.getProperty(prefix + ".burst", Integer.class).orElse(limit.burst());
    int perMinute =
        configuration.getProperty(prefix + ".per-minute", Integer.class).orElse(limit.perMinute());
    return new Rate(
        Math.multiplyExact(burst, factor), Math.multiplyExact(perMinute, factor) / 60.0);
  }
}
