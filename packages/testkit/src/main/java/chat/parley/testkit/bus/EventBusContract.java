package chat.parley.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.bus.EventBus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract of [EventBus]. Extend it for each form of the bus.
public abstract class EventBusContract {
  private static final Duration FLUSH_MAX = Duration.ofSeconds(5);
  private static final long WAIT_S = 10;

  private EventBus bus;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  /// A bus of its own, for one test.
  protected abstract EventBus open();

  @BeforeEach
  void openAnew() {
    bus = open();
  }

  @AfterEach
  void close() {
    bus.close();
  }

  @ParameterizedTest
  @CsvSource({
    "srv.1.chan.2.events, srv.1.chan.2.events, true",
    "srv.1.chan.2.events, srv.1.chan.3.events, false",
    "srv.*.chan.*.events, srv.1.chan.2.events, true",
    "srv.*.chan.*.events, srv.1.chan.2.typing, false",
    "srv.*, srv.1.events, false",
    "srv.1.>, srv.1.events, true",
    "srv.1.>, srv.1.chan.2.events, true",
    "srv.1.>, srv.1, false",
    "srv.1.>, srv.12.events, false",
    "srv.>, user.1.events, false",
    "*.1.events, user.1.events, true",
    ">, ctl.relay.doorbell, true",
  })
  void matchesSubjectsAsNatsDoes(String pattern, String subject, boolean matches)
      throws InterruptedException {
    subscribe(pattern);
    publish(subject, "it");
    if (matches) {
      assertThat(next()).isEqualTo(subject + "=it");
    } else { // what comes later came through
      subscribe("end");
      publish("end", "end");
      assertThat(next()).isEqualTo("end=end");
    }
  }

  @Test
  void keepsTheOrderOfAPublisher() throws InterruptedException {
    subscribe("srv.1.>");
    for (int i = 0; i < 1_000; i++) {
      publish("srv.1.chan." + i % 7 + ".events", Integer.toString(i));
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(next()).endsWith("=" + i);
    }
  }

  @Test
  void bringsAMessageToEverySubscription() throws InterruptedException {
    subscribe("srv.1.events");
    subscribe("srv.>");
    publish("srv.1.events", "it");
    assertThat(List.of(next(), next())).containsOnly("srv.1.events=it");
  }

  @Test
  void bringsNothingAfterASubscriptionIsClosed() throws InterruptedException {
    bus.subscribe("srv.1.events", (subject, payload) -> heard.add("closed")).close();
    subscribe("srv.1.events");
    publish("srv.1.events", "it");
    assertThat(next()).isEqualTo("srv.1.events=it");
  }

  @Test
  void neverRunsAListenerOnThePublishersThread() throws InterruptedException {
    var threads = new LinkedBlockingQueue<Thread>();
    bus.subscribe("srv.1.events", (subject, payload) -> threads.add(Thread.currentThread()));
    publish("srv.1.events", "it");
    assertThat(threads.poll(WAIT_S, TimeUnit.SECONDS))
        .isNotNull()
        .isNotEqualTo(Thread.currentThread());
  }

  @Test
  void aListenerThatFailsOrStallsDoesNotHoldUpOthers() throws InterruptedException {
    var stalled = new CountDownLatch(1);
    bus.subscribe(
        "srv.1.events",
        (subject, payload) -> {
          try {
            stalled.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    bus.subscribe(
        "srv.1.events",
        (subject, payload) -> {
          heard.add("failing");
          throw new IllegalStateException("planted");
        });
    publish("srv.1.events", "1");
    publish("srv.1.events", "2");
    assertThat(List.of(next(), next())).containsOnly("failing");
    subscribe("srv.1.events");
    publish("srv.1.events", "3");
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder("failing", "srv.1.events=3");
    stalled.countDown();
  }

  @Test
  void theDoorbellRings() throws InterruptedException {
    var doorbell = new Doorbell(bus);
    try (var _ = doorbell.onRing(() -> heard.add("rung"))) {
      doorbell.ring();
      assertThat(next()).isEqualTo("rung");
    }
  }

  @Test
  void refusesASubjectWithAnEmptyToken() {
    assertThatThrownBy(() -> subscribe("srv..events")).isInstanceOf(IllegalArgumentException.class);
  }

  private void subscribe(String pattern) {
    bus.subscribe(
        pattern,
        (subject, payload) ->
            heard.add(subject + "=" + new String(payload, StandardCharsets.UTF_8)));
    bus.flush(FLUSH_MAX);
  }

  private void publish(String subject, String payload) {
    bus.publish(subject, payload.getBytes(StandardCharsets.UTF_8));
    bus.flush(FLUSH_MAX);
  }

  private String next() throws InterruptedException {
    var message = heard.poll(WAIT_S, TimeUnit.SECONDS);
    assertThat(message).as("a message within %d s", WAIT_S).isNotNull();
    return Objects.requireNonNull(message);
  }
}
