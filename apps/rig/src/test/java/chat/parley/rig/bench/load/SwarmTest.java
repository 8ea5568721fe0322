package chat.parley.rig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The generator against a server that does wrong on purpose.
@Tag("real")
@Timeout(30)
class SwarmTest {
  private static final int CLIENTS = 20;
  private static final long STALL_MS = 1_000;

  @Test
  void countsEveryDeliveryOfAServerThatDoesRight() throws IOException {
    var tally = burst((_, messages) -> messages);

    assertThat(tally.messages()).isGreaterThan(10);
    assertThat(tally.deliveries()).isEqualTo(tally.messages() * CLIENTS);
    assertThat(tally.missing()).isZero();
    assertThat(tally.late()).isZero();
    assertThat(tally.skipped()).isZero();
  }

  @Test
  void seesOneLostDeliveryOfOneClient() throws IOException {
    var tally =
        burst((client, messages) -> client == 7 ? without(messages, WrongServer.HELD) : messages);

    assertThat(tally.missing()).isEqualTo(1);
    assertThat(tally.skipped()).isEqualTo(1);
    assertThat(tally.late()).isZero();
  }

  @Test
  void seesTwoDeliveriesInTheWrongOrder() throws IOException {
    var tally =
        burst((client, messages) -> client == 7 ? swapped(messages, WrongServer.HELD) : messages);

    assertThat(tally.late()).isEqualTo(1);
    assertThat(tally.skipped()).isEqualTo(1);
  }

  @Test
  void seesADeliveryThatComesTwice() throws IOException {
    var tally =
        burst((client, messages) -> client == 7 ? doubled(messages, WrongServer.HELD) : messages);

    assertThat(tally.late()).isEqualTo(1);
    assertThat(tally.missing()).isZero();
  }

  /// Two messages at a time for a moment.
  private static Swarm.Tally burst(WrongServer.Fault fault) throws IOException {
    try (var server = WrongServer.start(fault);
        var sockets = new Sockets()) {
      var words = new NumberedBytes();
      var swarm =
          new Swarm(sockets, new WebSocketDialect("/listen", "", server.port(), words), STALL_MS);
      swarm.open(server.port(), CLIENTS);
      swarm.publishWith(number -> server.publish(NumberedBytes.message(number, 200)));
      return swarm.burst(2, 300);
    }
  }

  // What a fault makes of the messages that are sent together; the n-th of all has the number n.

  private static List<byte[]> without(List<byte[]> messages, long number) {
    return messages.stream().filter(each -> WrongServer.numberOf(each) != number).toList();
  }

  private static List<byte[]> doubled(List<byte[]> messages, long number) {
    var doubled = new ArrayList<byte[]>();
    for (var each : messages) {
      doubled.add(each);
      if (WrongServer.numberOf(each) == number) {
        doubled.add(each);
      }
    }
    return doubled;
  }

  private static List<byte[]> swapped(List<byte[]> messages, long number) {
    var swapped = new ArrayList<>(messages);
    for (int i = 0; i + 1 < swapped.size(); i++) {
      if (WrongServer.numberOf(swapped.get(i)) == number) {
        swapped.add(i, swapped.remove(i + 1));
        break;
      }
    }
    return swapped;
  }
}
