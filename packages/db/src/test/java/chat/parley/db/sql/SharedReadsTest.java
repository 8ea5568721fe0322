package chat.parley.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SharedReadsTest {

  @Test
  void whoIsAloneReadsAtOnceAndAnewEachTime() {
    var read = new ArrayList<List<Integer>>();
    var reads =
        new SharedReads<Integer, String>(
            keys -> {
              read.add(keys);
              return answers(keys);
            });

    assertThat(reads.find(1)).contains("1");
    assertThat(reads.find(1)).contains("1");
    assertThat(reads.find(-1)).isEmpty();
    assertThat(read).containsExactly(List.of(1), List.of(1), List.of(-1));
  }

  @Test
  void thoseWhoComeWhileOthersReadShareTheNextStatement() throws Exception {
    var statements = Collections.synchronizedList(new ArrayList<List<Integer>>());
    var begun = new Semaphore(0);
    var gate = new CountDownLatch(1);
    var reads =
        new SharedReads<Integer, String>(
            keys -> {
              statements.add(keys);
              begun.release();
              await(gate);
              return answers(keys);
            });
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Optional<String>>>();
      asked.add(people.submit(() -> reads.find(0)));
      asked.add(people.submit(() -> reads.find(1)));
      begun.acquire(2);
      for (int i = 2; i < 50; i++) {
        asked.add(people.submit(asking(reads, i)));
      }
      while (reads.waiting() < 48) {
        Thread.onSpinWait();
      }
      gate.countDown();
      for (int i = 0; i < 50; i++) {
        assertThat(asked.get(i).get()).contains(Integer.toString(i));
      }
    }
    assertThat(statements).hasSize(3);
    assertThat(statements.getLast()).hasSize(48);
  }

  @Test
  void aFaultReachesAllWhoSharedItAndNobodyElse() {
    var reads =
        new SharedReads<Integer, String>(
            keys -> {
              if (keys.contains(13)) {
                throw new IllegalStateException("broken");
              }
              return answers(keys);
            });

    assertThatThrownBy(() -> reads.find(13)).hasMessage("broken");
    assertThat(reads.find(12)).contains("12");
  }

  private static Callable<Optional<String>> asking(SharedReads<Integer, String> reads, int key) {
    return () -> reads.find(key);
  }

  private static List<Optional<String>> answers(List<Integer> keys) {
    return keys.stream()
        .map(key -> key < 0 ? Optional.<String>empty() : Optional.of(Integer.toString(key)))
        .toList();
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
