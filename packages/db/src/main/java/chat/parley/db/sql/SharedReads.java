package chat.parley.db.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets look-ups that come while others are read share one statement.
///
/// Nothing is remembered: a value is always read after it was asked for. Who finds fewer than
/// [#READERS_MAX] readers reads by itself and at once; who does not, waits, and the next reader
/// reads for all who wait. So a quiet node pays nothing, and a busy one a statement for many.
///
/// @param <K> what is looked up
/// @param <V> what is found
public final class SharedReads<K, V> {
  /// Statements of one kind under way at the same time on this node.
  private static final int READERS_MAX = 2;

  private final Function<List<K>, List<Optional<V>>> read;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Look<K, V>> waiting = new ArrayList<>();
  private int readers;

  /// @param read looks up all of them in one statement and answers in their order
  public SharedReads(Function<List<K>, List<Optional<V>>> read) {
    this.read = read;
  }

  /// Somebody who looks something up. Guarded by `lock`.
  private static final class Look<K, V> {
    private final K key;
    private final Condition turn;
    private boolean leads;
    private boolean done;
    private Optional<V> found = Optional.empty();
    private @Nullable RuntimeException fault;

    Look(K key, Condition turn) {
      this.key = key;
      this.turn = turn;
    }
  }

  public Optional<V> find(K key) {
    var mine = new Look<K, V>(key, lock.newCondition());
    List<Look<K, V>> batch = List.of();
    lock.lock();
    try {
      waiting.add(mine);
      if (readers < READERS_MAX) {
        readers++;
        mine.leads = true;
      }
      while (!mine.leads && !mine.done) {
        mine.turn.awaitUninterruptibly();
      }
      if (mine.leads) {
        batch = waiting;
        waiting = new ArrayList<>();
      }
    } finally {
      lock.unlock();
    }
    if (mine.leads) {
      lead(batch);
    }
    if (mine.fault != null) {
      throw mine.fault;
    }
    return mine.found;
  }

  /// How many wait for the next statement.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Reads for all of the batch, then hands the lead to one of those who came meanwhile.
  private void lead(List<Look<K, V>> batch) {
    List<Optional<V>> found = List.of();
    RuntimeException fault = null;
    try {
      found = read.apply(batch.stream().map(look -> look.key).toList());
    } catch (RuntimeException e) {
      fault = e;
    }
    lock.lock();
    try {
      for (int i = 0; i < batch.size(); i++) {
        var look = batch.get(i);
        look.done = true;
        look.fault = fault;
        if (fault == null) {
          look.found = found.get(i);
        }
        look.turn.signal();
      }
      if (waiting.isEmpty()) {
        readers--;
      } else {
        waiting.getFirst().leads = true;
        waiting.getFirst().turn.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
