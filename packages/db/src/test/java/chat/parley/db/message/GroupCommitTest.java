package chat.parley.db.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Batches form behind a commit that is under way, and failures stay where they belong. Method: a
/// commit that waits for permits, so a test decides what has queued meanwhile.
class GroupCommitTest {
  private static final int DOOMED = -1;
  private static final int UNREACHABLE = -2;
  private static final MessageWriters ONE_THREAD = new MessageWriters(1, 8, 4, 60_000);

  private final List<List<Integer>> commits = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstUnderWay = new CountDownLatch(1);
  private final Semaphore permits = new Semaphore(0);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final GroupCommit<Integer, String> group =
      new GroupCommit<>(ONE_THREAD, this::commit, IllegalStateException.class::isInstance);

  private List<String> commit(List<Integer> items) {
    firstUnderWay.countDown();
    permits.acquireUninterruptibly();
    commits.add(items);
    if (items.contains(UNREACHABLE)) {
      throw new IllegalStateException("unreachable");
    }
    if (items.contains(DOOMED)) {
      throw new IllegalArgumentException("doomed");
    }
    return items.stream().map(item -> "done " + item).toList();
  }

  @AfterEach
  void end() {
    permits.release(1_000);
    group.close();
    senders.close();
  }

  @Test
  void commitsAnItemAloneAndAtOnceWhenNothingElseWaits() throws Exception {
    permits.release();

    assertThat(send(1).get()).contains("done 1");
    assertThat(commits).containsExactly(List.of(1));
  }

  @Test
  void sharesTheNextCommitAmongWhatQueuedMeanwhile() throws Exception {
    var first = send(1);
    firstUnderWay.await();
    var others = queue(2, 3, 4, 5, 6);
    permits.release(3);

    assertThat(first.get()).contains("done 1");
    for (var other : others) {
      assertThat(other.get()).isPresent();
    }
    assertThat(commits).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(6));
  }

  @Test
  void aDoomedItemFailsAloneAndItsNeighboursDoNot() throws Exception {
    var first = send(1);
    firstUnderWay.await();
    var others = queue(2, DOOMED, 4);
    permits.release(100);

    assertThat(first.get()).contains("done 1");
    assertThat(others.get(0).get()).contains("done 2");
    assertThat(others.get(2).get()).contains("done 4");
    assertThatThrownBy(others.get(1)::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(commits).hasSize(5).contains(List.of(2), List.of(DOOMED), List.of(4));
  }

  @Test
  void givesTheBatchBackWhenTheStoreCannotBeReached() throws Exception {
    var first = send(1);
    firstUnderWay.await();
    var others = queue(2, UNREACHABLE, 4);
    permits.release(100);

    assertThat(first.get()).contains("done 1");
    for (var other : others) {
      assertThat(other.get()).isEmpty();
    }
    assertThat(commits).hasSize(2);
  }

  @Test
  void refusesWhatNoLongerFitsTheQueue() throws Exception {
    var first = send(0);
    firstUnderWay.await();
    var others = queue(1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(group.submit(0, 9)).isEmpty();
    permits.release(100);
    assertThat(first.get()).isPresent();
    assertThat(others).allSatisfy(other -> assertThat(other.get()).isPresent());
  }

  @Test
  void commitsWhatWaitsBeforeItEnds() throws Exception {
    var first = send(1);
    firstUnderWay.await();
    var others = queue(2, 3);
    permits.release(100);

    group.close();

    assertThat(first.get()).isPresent();
    assertThat(others).allSatisfy(other -> assertThat(other.get()).isPresent());
    assertThat(group.submit(0, 4)).isEmpty();
  }

  private Future<Optional<String>> send(int item) {
    return senders.submit(() -> group.submit(0, item));
  }

  /// Queues items in this order behind the commit under way.
  private List<Future<Optional<String>>> queue(int... items) {
    return IntStream.of(items)
        .mapToObj(
            item -> {
              int before = group.waiting();
              var sent = send(item);
              while (group.waiting() == before) {
                Thread.onSpinWait();
              }
              return sent;
            })
        .toList();
  }
}
