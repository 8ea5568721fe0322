package chat.parley.testkit.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.NatsEventBus;
import chat.parley.testkit.nats.TestNats;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
@Tag("servers")
class NatsEventBusTest extends EventBusContract {
  private static final TestNats NATS = TestNats.start();
  private static final Duration FLUSH_MAX = Duration.ofSeconds(1);
  private static final long WAIT_S = 10;

  @Override
  protected EventBus open() {
    return NatsEventBus.open(NATS.settings());
  }

  @AfterAll
  static void end() {
    NATS.close();
  }

  @Test
  void reachesOtherNodes() throws InterruptedException {
    var heard = new LinkedBlockingQueue<String>();
    try (var there = open();
        var here = open()) {
      there.subscribe("srv.>", (subject, _) -> heard.add(subject));
      here.publish("srv.1.events", new byte[1]);
      assertThat(heard.poll(WAIT_S, TimeUnit.SECONDS)).isEqualTo("srv.1.events");
    }
  }

  /// What a relay rests on: a flush that succeeds means that the server has it.
  @Test
  void flushesNothingThatAnOutageMayHaveSwallowed() throws InterruptedException {
    var back = new Semaphore(0);
    var heard = new LinkedBlockingQueue<String>();
    try (var bus = open()) {
      bus.onReconnect(back::release);
      bus.subscribe("srv.1.events", (_, payload) -> heard.add(new String(payload, UTF_8)));
      bus.publish("srv.1.events", "before".getBytes(UTF_8));
      bus.flush(FLUSH_MAX);
      assertThat(heard.poll(WAIT_S, TimeUnit.SECONDS)).isEqualTo("before");

      bus.publish("srv.1.events", "unflushed".getBytes(UTF_8));
      NATS.kill();
      assertThatThrownBy(() -> bus.flush(FLUSH_MAX)).isInstanceOf(BusUnavailableException.class);
      bus.publish("srv.1.events", "during".getBytes(UTF_8));
      NATS.restart();
      assertThat(back.tryAcquire(WAIT_S, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> bus.flush(FLUSH_MAX)).isInstanceOf(BusUnavailableException.class);

      bus.publish("srv.1.events", "after".getBytes(UTF_8));
      bus.flush(FLUSH_MAX);
      assertThat(heard).doesNotContain("during");
      String last = heard.poll(WAIT_S, TimeUnit.SECONDS);
      assertThat("unflushed".equals(last) ? heard.poll(WAIT_S, TimeUnit.SECONDS) : last)
          .isEqualTo("after");
    }
  }

  @Test
  void publishingDuringAnOutageDoesNotWait() throws InterruptedException {
    var back = new Semaphore(0);
    try (var bus = open()) {
      bus.onReconnect(back::release);
      NATS.kill();
      long start = System.nanoTime();
      for (int i = 0; i < 100_000; i++) {
        bus.publish("srv.1.events", new byte[200]);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThatThrownBy(() -> bus.flush(FLUSH_MAX)).isInstanceOf(BusUnavailableException.class);
      NATS.restart();
      assertThat(back.tryAcquire(WAIT_S, TimeUnit.SECONDS)).isTrue();
      bus.flush(FLUSH_MAX);
    }
  }
}
