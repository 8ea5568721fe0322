package chat.parley.db.outbox;

import chat.parley.domain.event.EventReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The reading end of the outbox.
public interface OutboxQueue {

  /// Takes what waits in a partition.
  @FunctionalInterface
  interface Publish {
    /// Takes events of a partition, in order; at least one.
    void accept(int partition, List<EventReference> events);
  }

  /// A batch that was published and deleted.
  record Drained(int partition, int count) {}

  /// Finds a partition in which something waits, hands up to `limit` of its events, in order, to
  /// `publish` and deletes them when it returns; when it throws, nothing is deleted. What `publish`
  /// reads, it reads in the same transaction. While this runs no other relay reads the partition.
  ///
  /// Empty when nothing waits, or only in partitions that another relay reads. A batch of none,
  /// which is not published, when another relay was faster.
  ///
  /// @param except partitions that are left alone
  Optional<Drained> drain(Collection<Integer> except, int limit, Publish publish);
}
