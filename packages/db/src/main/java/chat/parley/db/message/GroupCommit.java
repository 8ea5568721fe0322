package chat.parley.db.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Lets items that arrive while a commit is under way share the next one.
///
/// Items of one key go to one owner thread in order of arrival. A batch is whatever has queued
/// while the last one was committed: an idle thread commits an item alone and at once, it never
/// lingers. When a batch fails its items are tried one by one, so a doomed item fails alone; only
/// when the store itself cannot be reached is the whole batch given back.
///
/// @param <T> what is committed
/// @param <R> what became of it
final class GroupCommit<T, R> implements AutoCloseable {

  /// Commits items in one transaction and answers their results in the same order.
  @FunctionalInterface
  interface Commit<T, R> {
    List<R> apply(List<T> items);
  }

  private final List<Shard> shards;
  private final MessageWriters limits;
  private final Commit<T, R> commit;
  private final Predicate<RuntimeException> unreachable;

  GroupCommit(MessageWriters limits, Commit<T, R> commit, Predicate<RuntimeException> unreachable) {
    this.limits = limits;
    this.commit = commit;
    this.unreachable = unreachable;
    this.shards = new ArrayList<>(limits.shards());
    for (int i = 0; i < limits.shards(); i++) {
      shards.add(new Shard(i));
    }
  }

  /// Waits until the item is committed. Empty when too many wait already, when the store cannot be
  /// reached, or when it takes too long; then the item may or may not be committed.
  Optional<R> submit(long key, T item) {
    var entry = new Entry<T, R>(item);
    var shard = shards.get(Math.floorMod(Long.hashCode(key), shards.size()));
    return shard.offer(entry) ? await(entry) : Optional.empty();
  }

  /// How many items wait for a commit to begin.
  int waiting() {
    return shards.stream().mapToInt(Shard::waiting).sum();
  }

  /// Commits what waits, then ends.
  @Override
  public void close() {
    shards.forEach(Shard::close);
  }

  private Optional<R> await(Entry<T, R> entry) {
    try {
      return entry.result.get(limits.waitMsMax(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void settle(List<Entry<T, R>> batch) {
    try {
      var results = commit.apply(batch.stream().map(entry -> entry.item).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result.complete(Optional.of(results.get(i)));
      }
    } catch (RuntimeException e) {
      if (unreachable.test(e)) {
        batch.forEach(entry -> entry.result.complete(Optional.empty()));
      } else if (batch.size() == 1) {
        batch.getFirst().result.completeExceptionally(e);
      } else {
        batch.forEach(entry -> settle(List.of(entry)));
      }
    }
  }

  /// An item and the promise of its result.
  private static final class Entry<T, R> {
    final T item;
    final CompletableFuture<Optional<R>> result = new CompletableFuture<>();

    Entry(T item) {
      this.item = item;
    }
  }

  /// One owner thread and what waits for it.
  private final class Shard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry<T, R>> waiting = new ArrayDeque<>();
    private final Thread owner;
    private boolean closed;

    Shard(int number) {
      owner = Thread.ofPlatform().daemon().name("message-writer-" + number).start(this::run);
    }

    boolean offer(Entry<T, R> entry) {
      lock.lock();
      try {
        if (closed || waiting.size() >= limits.queueMax()) {
          return false;
        }
        waiting.add(entry);
        changed.signal();
        return true;
      } finally {
        lock.unlock();
      }
    }

    int waiting() {
      lock.lock();
      try {
        return waiting.size();
      } finally {
        lock.unlock();
      }
    }

    void close() {
      lock.lock();
      try {
        closed = true;
        changed.signal();
      } finally {
        lock.unlock();
      }
      try {
        owner.join(limits.waitMsMax());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void run() {
      for (var batch = next(); !batch.isEmpty(); batch = next()) {
        settle(batch);
      }
    }

    /// Waits for the first item and takes what is there with it; empty when this has ended.
    private List<Entry<T, R>> next() {
      lock.lock();
      try {
        while (waiting.isEmpty() && !closed) {
          changed.awaitUninterruptibly();
        }
        var batch = new ArrayList<Entry<T, R>>();
        while (!waiting.isEmpty() && batch.size() < limits.batchMax()) {
          batch.add(waiting.remove());
        }
        return batch;
      } finally {
        lock.unlock();
      }
    }
  }
}
