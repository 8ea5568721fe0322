package chat.parley.rig.simulator;

import chat.parley.db.outbox.OutboxQueue;
import chat.parley.domain.event.EventReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The outbox in memory, with the contract of the real one.
final class SimulatedOutbox {
  private final List<ArrayDeque<EventReference>> partitions =
      IntStream.range(0, EventReference.PARTITIONS)
          .mapToObj(_ -> new ArrayDeque<EventReference>())
          .toList();

  void append(EventReference event) {
    partitions.get(event.partition()).addLast(event);
  }

  boolean isEmpty() {
    return partitions.stream().allMatch(ArrayDeque::isEmpty);
  }

  /// The queue as one worker reads it.
  ///
  /// @param dies asked after publishing and before deleting
  OutboxQueue readBy(BooleanSupplier dies) {
    return new OutboxQueue() {
      @Override
      public List<Integer> waiting() {
        return IntStream.range(0, EventReference.PARTITIONS)
            .filter(number -> !partitions.get(number).isEmpty())
            .boxed()
            .toList();
      }

      @Override
      public int drain(int partition, int limit, Consumer<List<EventReference>> publish) {
        var queue = partitions.get(partition);
        var batch = new ArrayList<>(queue.stream().limit(limit).toList());
        if (!batch.isEmpty()) {
          publish.accept(batch);
          if (dies.getAsBoolean()) {
            throw new IllegalStateException("the worker died before it deleted");
          }
          batch.forEach(_ -> queue.removeFirst());
        }
        return batch.size();
      }
    };
  }
}
