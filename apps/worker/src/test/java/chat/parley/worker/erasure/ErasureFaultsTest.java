package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.erasure.ErasureJobs;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.worker.erasure.FaultyTransactions.Kill;
import chat.parley.worker.erasure.FaultyTransactions.KilledException;
import chat.parley.worker.erasure.House.Place;
import chat.parley.worker.relay.OutboxRelay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is killed at any turn of an erasure. Goal: whoever goes on ends with the same rows
/// and one receipt. Method: many people who are alike are erased in one database, each with a
/// worker that is killed at another turn, before, in the middle of or after its commit.
@Tag("real")
class ErasureFaultsTest {
  private static final int WAITING = 1;
  private static final int DELETE = 50;

  /// States in which a worker takes turns, and how many turns of each are killed.
  private static final Map<Integer, Integer> TURNS =
      new TreeMap<>(Map.of(WAITING, 1, 40, 1, 45, 2, 48, 2, DELETE, 6, 70, 1, 75, 1, 99, 1));

  private static final Pattern COUNTS = Pattern.compile("\"counts\":\\{[^}]*}");

  @TempDir Path ledger;

  /// Somebody whose worker is killed once.
  private static final class Doomed {
    private final UserId id;
    private final UserId peer;
    private final Place place;
    private final ReceiptCode code;
    private final int state;
    private final int turn;
    private final Kill kill;
    private final FaultyTransactions transactions;
    private final ErasureJobs jobs;
    private final Map<Integer, Integer> turns = new HashMap<>();
    private boolean killed;

    Doomed(House house, int state, int turn, Kill kill) {
      this.state = state;
      this.turn = turn;
      this.kill = kill;
      this.id = house.newPerson();
      this.peer = house.newPerson();
      this.place = house.newServer(id, PermissionSet.EVERYONE_DEFAULT);
      house.join(peer, place);
      house.say(place, id, "mine");
      house.say(place, peer, "theirs");
      house.say(place, id, "mine again");
      this.code = house.confirm(id, new ErasureScope.Everything(), Duration.ZERO);
      this.transactions = new FaultyTransactions(house.transactions());
      this.jobs = new ErasureJobs(transactions);
    }

    @Override
    public String toString() {
      return "state %d, turn %d, killed %s".formatted(state, turn, kill);
    }

    void takeTurn(House house, ErasureStages stages) {
      int now =
          Integer.parseInt(
              house.text("SELECT state FROM ops.erasures WHERE user_id = ?", id.value()));
      int nth = turns.merge(now, 1, Integer::sum);
      if (now == state && nth == turn) {
        transactions.arm(kill);
        killed = true;
      }
      try {
        jobs.turn(id, stages::take);
      } catch (KilledException _) {
        // another worker goes on
      }
    }
  }

  @Test
  void endsTheSameWhereverAWorkerIsKilled() throws Exception {
    try (var house = new House(ledger, Map.of())) {
      var clean = new Doomed(house, 0, 0, Kill.BEFORE);
      var people = new ArrayList<Doomed>(List.of(clean));
      TURNS.forEach(
          (state, turns) -> {
            for (int turn = 1; turn <= turns; turn++) {
              for (var kill : Kill.values()) {
                people.add(new Doomed(house, state, turn, kill));
              }
            }
          });
      var stages = house.the(ErasureStages.class);
      House.await(
          () -> {
            var left = people.stream().filter(each -> house.isUnderWay(each.id)).toList();
            left.forEach(each -> each.takeTurn(house, stages));
            house.the(OutboxRelay.class).round();
            return left.isEmpty();
          });
      var expected = shape(house, clean);
      assertThat(expected).contains("\"pg.content.messages.body\":2");
      for (var each : people) {
        assertThat(house.rowsOf(each.id)).as("%s", each).isEmpty();
        assertThat(shape(house, each)).as("%s", each).isEqualTo(expected);
        assertThat(each.killed).as("%s", each).isEqualTo(each != clean);
      }
      assertThat(Files.readString(onlyMonth()).lines()).hasSize(people.size());
    }
  }

  /// What is left around somebody, in words that are the same for all who are alike.
  private static String shape(House house, Doomed doomed) {
    long server = doomed.place.server().value();
    long channel = doomed.place.channel().value();
    var receipts = house.receipts(doomed.code);
    assertThat(receipts).extracting(each -> each.kind()).containsExactly(Receipt.Kind.ERASED);
    var counts = COUNTS.matcher(receipts.getFirst().document());
    assertThat(counts.find()).isTrue();
    var page =
        house.the(MessageStore.class).page(doomed.place.channel(), new PagePosition.Newest(), 50);
    return String.join(
        "\n",
        house.text(
            "SELECT string_agg(channel_seq || ':' || kind, ' ' ORDER BY channel_seq)"
                + " FROM content.channel_log WHERE channel_id = ?",
            channel),
        house.text(
            "SELECT owner_id || ' ' || member_count || ' ' || server_seq"
                + " FROM content.servers WHERE id = ?",
            server),
        house.text(
            "SELECT count(*) || ' ' || max(permissions) FROM content.roles WHERE server_id = ?",
            server),
        page.messages().stream().map(message -> message.content().text()).toList().toString(),
        house.text("SELECT count(*) FROM ops.outbox_events WHERE server_id = ?", server),
        counts.group());
  }

  private Path onlyMonth() throws Exception {
    try (var files = Files.walk(ledger)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("\\d{4}-\\d{2}.*"))
          .findFirst()
          .orElseThrow();
    }
  }
}
