package chat.parley.testkit.inventory;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.TypingStarted;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.Store;
import chat.parley.shared.log.LogTap;
import chat.parley.shared.telemetry.Metrics;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Records every subject, payload field, ephemeral key, log field and metric that a run touches,
/// and names those that no record of the inventory declares.
///
/// ```java
/// try (var touched = TouchRecorder.listen(Inventory.load())) {
///   var bus = touched.record(new InProcessBus());
///   …
///   assertThat(touched.undeclared(metrics)).isEmpty();
/// }
/// ```
public final class TouchRecorder implements AutoCloseable {
  private static final String OF_AN_ID = "\\d+";

  private final Inventory inventory;
  private final Map<String, Pattern> keyPatterns;
  private final SortedSet<String> touched = new ConcurrentSkipListSet<>();
  private final LogTap tap;

  private TouchRecorder(Inventory inventory) {
    this.inventory = inventory;
    this.keyPatterns =
        inventory.ids(Store.EPHEMERAL).stream()
            .collect(Collectors.toMap(id -> id, TouchRecorder::pattern));
    this.tap = LogTap.open(fields -> fields.keySet().forEach(key -> touched.add("log." + key)));
  }

  /// Listens to the log from now on, and to what [#record] wraps.
  public static TouchRecorder listen(Inventory inventory) {
    return new TouchRecorder(inventory);
  }

  /// A bus that does what the given one does, and is heard.
  public EventBus record(EventBus bus) {
    return new RecordingBus(bus, this::published);
  }

  /// A store that does what the given one does, and is heard.
  public EphemeralStore record(EphemeralStore store) {
    return new RecordingStore(store, this::used);
  }

  /// Everything that was touched, as ids of the inventory.
  public SortedSet<String> touched() {
    return new TreeSet<>(touched);
  }

  /// What was touched, or is counted by the metrics, without a record.
  public SortedSet<String> undeclared(Metrics metrics) {
    var undeclared = new TreeSet<String>();
    for (var id : touched) {
      if (inventory.find(id).isEmpty()) {
        undeclared.add(id);
      }
    }
    metrics
        .declared()
        .forEach(
            (name, labels) -> {
              if (!isDeclared("metric." + name, labels)) {
                undeclared.add("metric." + name + labels);
              }
            });
    return undeclared;
  }

  @Override
  public void close() {
    tap.close();
  }

  private void published(String subject, byte[] payload) {
    touched.add("bus." + subject.replaceAll(OF_AN_ID, "*"));
    try {
      touched.addAll(PersonalFields.in(message(subject, payload)));
    } catch (InvalidProtocolBufferException e) {
      touched.add("bus." + subject.replaceAll(OF_AN_ID, "*") + " with an unknown payload");
    }
  }

  private static Message message(String subject, byte[] payload)
      throws InvalidProtocolBufferException {
    if (subject.endsWith(".typing")) {
      return TypingStarted.parseFrom(payload);
    }
    return subject.endsWith(".presence")
        ? PresenceChanged.parseFrom(payload)
        : EventEnvelope.parseFrom(payload);
  }

  /// A key that fits several records belongs to none of them.
  private void used(String key) {
    var id = "ephemeral." + key;
    var fitting =
        keyPatterns.entrySet().stream()
            .filter(entry -> entry.getValue().matcher(id).matches())
            .map(Map.Entry::getKey)
            .toList();
    touched.add(fitting.size() == 1 ? fitting.getFirst() : id);
  }

  private boolean isDeclared(String id, List<String> labels) {
    return inventory
        .find(id)
        .map(InventoryRecord::labels)
        .filter(declared -> declared.equals(labels))
        .isPresent();
  }

  private static Pattern pattern(String id) {
    return Pattern.compile(id.replace(".", "\\.").replace("*", "[A-Za-z0-9_-]+"));
  }
}
