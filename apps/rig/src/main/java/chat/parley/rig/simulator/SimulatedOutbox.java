package chat.parley.rig.simulator;

import chat.parley.db.outbox.OutboxQueue;
import chat.parley.domain.event.EventReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    return (except, limit, publish) -> {
      for (int number = 0; number < EventReference.PARTITIONS; number++) {
        if (!except.contains(number) && !partitions.get(number).isEmpty()) {
          return Optional.of(drain(number, limit, publish, dies));
        }
      }
      return Optional.empty();
    };
  }

  private OutboxQueue.Drained drain(
      int number, int limit, OutboxQueue.Publish publish, BooleanSupplier dies) {
    var queue = partitions.get(number);
    var batch = queue.stream().limit(limit).toList();
    publish.accept(number, batch);
    if (dies.getAsBoolean()) {
      throw new IllegalStateException("the worker died before it deleted");
    }
    batch.forEach(_ -> queue.removeFirst());
    return new OutboxQueue.Drained(number, batch.size());
  }
}
