package chat.parley.worker.relay;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Limits of the relay.
///
/// @param batchMax events that share one read, flush and commit
/// @param pollMs how long the relay sleeps when no doorbell rings
/// @param flushMsMax how long the bus may take to accept a batch
/// @param backoffMsMax the longest pause after a partition failed again
@ConfigurationProperties("parley.relay")
public record RelayLimits(
    @Bindable(defaultValue = "256") int batchMax,
    @Bindable(defaultValue = "100") int pollMs,
    @Bindable(defaultValue = "5000") int flushMsMax,
    @Bindable(defaultValue = "5000") int backoffMsMax) {}
