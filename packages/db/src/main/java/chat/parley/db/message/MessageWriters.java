package chat.parley.db.message;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Limits of the threads that write messages.
///
/// @param shards threads, each the only writer of its channels on this node, each with one
///     connection while it commits
/// @param queueMax drafts that may wait for one thread; the next is refused
/// @param batchMax drafts that may share one commit
/// @param waitMsMax how long a sender waits for the commit before it is told to come again
@ConfigurationProperties("parley.messages.writers")
record MessageWriters(
    @Bindable(defaultValue = "4") int shards,
    @Bindable(defaultValue = "2048") int queueMax,
    @Bindable(defaultValue = "256") int batchMax,
    @Bindable(defaultValue = "10000") long waitMsMax) {}
