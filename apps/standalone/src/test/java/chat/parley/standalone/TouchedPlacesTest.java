package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.Store;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.testkit.inventory.TouchRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything a node touches has a record in the privacy inventory. Method: run a whole node with
/// a tap on its bus, ephemeral store, log and metrics, let two people use it, and compare. What
/// nobody declared is planted at the end, to see that it would have been found.
@Tag("real")
class TouchedPlacesTest {
  private static final Journey.Guest GUEST =
      new Journey.Guest("visitor", "A Visitor", "visitor@example.org", "Good morning", "Good day");

  /// Declared, and not part of what two people do with one node.
  private static final Set<String> UNTOUCHED =
      Set.of("bus.user.*.dm.events", "bus.ctl.keys.erased");

  @TempDir Path data;

  private final Inventory inventory = Inventory.load();
  private final Metrics metrics = new Metrics();

  @Test
  void haveEachARecordInTheInventory() throws IOException {
    try (var touched = TouchRecorder.listen(inventory);
        var bus = touched.record(new InProcessBus());
        var store = touched.record(new MemoryEphemeralStore(InstantSource.system()))) {
      var parts = new Parts(bus, store, metrics, InstantSource.system());
      var up = new Arguments.Up(NodeProcess.freePort(), data, Optional.empty(), false);
      try (var _ = Node.start(up, NodeProcess.binaries(), parts)) {
        var cookies = Journey.play(up.origin(), GUEST);
        assertThat(cookies)
            .isNotEmpty()
            .allMatch(name -> inventory.find("client.cookie." + name).isPresent());
      }

      assertThat(touched.undeclared(metrics)).isEmpty();
      assertThat(touched.touched()).containsAll(mustBeTouched());
      assertThat(metrics.declared().keySet())
          .map("metric."::concat)
          .hasSameElementsAs(inventory.ids(Store.METRIC));

      bus.publish("audit.7", "planted".getBytes(StandardCharsets.UTF_8));
      store.putIfAbsent("last-seen.42", new byte[1], Duration.ofSeconds(1));
      assertThat(touched.undeclared(metrics)).contains("bus.audit.*", "ephemeral.last-seen.42");
    }
  }

  /// Without these the comparison would have been with nothing.
  private SortedSet<String> mustBeTouched() {
    var places = new TreeSet<String>();
    places.addAll(inventory.ids(Store.BUS));
    places.addAll(inventory.ids(Store.EPHEMERAL));
    places.addAll(Set.of("wire.Message.content", "wire.User.username", "wire.User.display_name"));
    places.addAll(Set.of("wire.TypingStarted.user_id", "wire.PresenceChanged.status"));
    places.addAll(Set.of("log.event", "log.port"));
    places.removeAll(UNTOUCHED);
    return places;
  }
}
