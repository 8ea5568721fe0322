package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Unwrapped purpose keys, for five minutes from when they were loaded, however often they are
/// used: a node that misses the news of an erasure reads no longer than that.
///
/// What leaves is zeroed. A load that a [#forget] overtook is not kept, or a destroyed key would
/// come back.
final class KeyCache {
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private record Entry(List<PurposeKey> keys, Instant loadedAt) {
    void destroy() {
      keys.forEach(key -> key.material().destroy());
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<UserId, Entry> entries = new LinkedHashMap<>();
  private final InstantSource clock;
  private final int subjectsMax;
  private long forgets;

  KeyCache(InstantSource clock, int subjectsMax) {
    this.clock = clock;
    this.subjectsMax = subjectsMax;
  }

  Optional<List<PurposeKey>> find(UserId subject) {
    lock.lock();
    try {
      return Optional.ofNullable(entries.get(subject)).filter(this::isGood).map(Entry::keys);
    } finally {
      lock.unlock();
    }
  }

  /// A mark to hand to [#put] after loading.
  long mark() {
    lock.lock();
    try {
      return forgets;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps what was loaded since `mark`, unless something was forgotten meanwhile, and answers the
  /// keys to use: those of a load that was faster, if they are the same.
  List<PurposeKey> put(UserId subject, List<PurposeKey> loaded, long mark) {
    lock.lock();
    try {
      if (mark != forgets) {
        return loaded;
      }
      var present = entries.remove(subject);
      if (present != null && isGood(present) && ids(present.keys).equals(ids(loaded))) {
        entries.put(subject, present);
        loaded.forEach(key -> key.material().destroy());
        return present.keys;
      }
      if (present != null) {
        present.destroy();
      }
      entries.put(subject, new Entry(loaded, clock.instant()));
      if (entries.size() > subjectsMax) {
        entries.pollFirstEntry().getValue().destroy();
      }
      return loaded;
    } finally {
      lock.unlock();
    }
  }

  void forget(UserId subject) {
    lock.lock();
    try {
      forgets++;
      var entry = entries.remove(subject);
      if (entry != null) {
        entry.destroy();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Zeroes what is too old.
  void sweep() {
    lock.lock();
    try {
      removeIf(entry -> !isGood(entry));
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      forgets++;
      removeIf(_ -> true);
    } finally {
      lock.unlock();
    }
  }

  private boolean isGood(Entry entry) {
    return clock.instant().isBefore(entry.loadedAt.plus(GOOD_FOR));
  }

  private static List<Long> ids(List<PurposeKey> keys) {
    return keys.stream().map(PurposeKey::id).sorted().toList();
  }

  private void removeIf(Predicate<Entry> condition) {
    entries
        .values()
        .removeIf(
            entry -> {
              if (!condition.test(entry)) {
                return false;
              }
              entry.destroy();
              return true;
            });
  }
}
