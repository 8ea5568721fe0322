package chat.parley.db.outbox;

import chat.parley.domain.event.EventReference;
import java.util.List;
import java.util.function.Consumer;

/// The reading end of the outbox.
public interface OutboxQueue {
  /// The partitions in which something waits.
  List<Integer> waiting();

  /// Hands up to `limit` events of a partition, in order, to `publish` and deletes them when it
  /// returns; when it throws, nothing is deleted. What `publish` reads, it reads in the same
  /// transaction. While this runs no other relay reads the partition: then, and when nothing
  /// waits, `publish` is not called and the answer is 0.
  int drain(int partition, int limit, Consumer<List<EventReference>> publish);
}
