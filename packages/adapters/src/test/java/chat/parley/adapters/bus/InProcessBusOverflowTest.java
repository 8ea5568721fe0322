package chat.parley.adapters.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InProcessBusOverflowTest {

  @Test
  void losesWhatDoesNotFitAndSaysSoWhenItIsDrained() throws Exception {
    var inListener = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var told = new CountDownLatch(1);
    var heard = new LinkedBlockingQueue<byte[]>();
    try (var bus = new InProcessBus(10)) {
      bus.onReconnect(told::countDown);
      bus.subscribe(
          "srv.1.events",
          (subject, payload) -> {
            inListener.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            heard.add(payload);
          });
      bus.publish("srv.1.events", new byte[0]);
      inListener.await();
      for (int i = 0; i < 50; i++) {
        bus.publish("srv.1.events", new byte[0]);
      }
      assertThat(told.getCount()).isEqualTo(1);
      goOn.countDown();
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).hasSize(11);
    }
  }
}
