package chat.parley.testkit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TouchRecorderTest {
  private static final byte[] VALUE = {1};
  private static final Duration TTL = Duration.ofSeconds(1);

  private final Metrics metrics = new Metrics();

  @Test
  void findsWhatIsTouchedByItsRecord() {
    var envelope =
        EventEnvelope.newBuilder()
            .setMessageCreated(
                MessageCreated.newBuilder().setMessage(Message.newBuilder().setContent("words")));
    try (var recorder = TouchRecorder.listen(Inventory.load());
        var bus = recorder.record(new InProcessBus());
        var store = recorder.record(new MemoryEphemeralStore(InstantSource.system()))) {
      bus.publish(Subjects.channelEvents(1, 2), envelope.build().toByteArray());
      store.put(EphemeralKeys.presence(42), VALUE, TTL);
      SafeLog.of(TouchRecorderTest.class).info(LogEvent.NODE_READY);
      assertThat(recorder.touched())
          .contains(
              "bus.srv.*.chan.*.events",
              "wire.Message.content",
              "ephemeral.presence.*",
              "log.event");
      assertThat(recorder.undeclared(metrics)).isEmpty();
    }
  }

  @Test
  void namesWhatNobodyDeclared() {
    try (var recorder = TouchRecorder.listen(Inventory.load());
        var bus = recorder.record(new InProcessBus());
        var store = recorder.record(new MemoryEphemeralStore(InstantSource.system()))) {
      bus.publish("audit.7", VALUE);
      bus.publish(Subjects.serverEvents(3), "no envelope".getBytes(StandardCharsets.UTF_8));
      store.put("last-seen.42", VALUE, TTL);
      metrics.counter("planted_total", "Planted.", Label.of("user", Set.of()));
      assertThat(recorder.undeclared(metrics))
          .contains(
              "bus.audit.*",
              "bus.srv.*.events with an unknown payload",
              "ephemeral.last-seen.42",
              "metric.planted_total[user]");
    }
  }
}
