package chat.parley.api.erasure;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// What the operator says about erasures.
///
/// @param graceDays for how long a person who leaves may think better of it
@ConfigurationProperties("parley.erasure")
record ErasureSettings(@Bindable(defaultValue = "14") int graceDays) {
  Duration grace() {
    return Duration.ofDays(graceDays);
  }
}
