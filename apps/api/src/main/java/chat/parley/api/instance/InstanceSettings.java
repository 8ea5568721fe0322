package chat.parley.api.instance;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What the operator says about this Parley.
@ConfigurationProperties("parley.instance")
record InstanceSettings(
    @Bindable(defaultValue = "Parley") String name,
    @Bindable(defaultValue = "16") int ageMinYears) {}
