package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.MemberStore.Banned;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerName;
import chat.parley.testkit.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: what people do at the same moment ends as if they had done it one after the other. Method:
/// many threads wait for each other, then all act at once on a real PostgreSQL.
@Tag("real")
class CommunityRaceTest extends CommunityContract {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final PostgresCommunity community = new PostgresCommunity(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected CommunityPorts ports() {
    return community;
  }

  @Test
  void oneOfFiftyGetsTheLastPlace() throws Exception {
    var server = server();
    var invite = invite(server, 1, null);

    var answers = atOnce(50, _ -> () -> accept(person(), invite));

    assertThat(answers).filteredOn(Acceptance.Joined.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Acceptance.Unknown.class::isInstance).hasSize(49);
    assertThat(stateOf(owner, server).server().memberCount()).isEqualTo(2);
    assertThat(ports().members().page(server, new UserId(0), 10)).hasSize(2);
    assertThat(ports().invites().find(server, invite.id()).orElseThrow().uses()).isEqualTo(1);
  }

  @Test
  void onePersonJoinsOnceHoweverOftenTheyAsk() throws Exception {
    var server = server();
    var invite = invite(server, 0, null);
    var newcomer = person();

    var answers = atOnce(10, _ -> () -> accept(newcomer, invite));

    assertThat(answers).filteredOn(Acceptance.Joined.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Acceptance.AlreadyMember.class::isInstance).hasSize(9);
    assertThat(ports().invites().find(server, invite.id()).orElseThrow().uses()).isEqualTo(1);
  }

  @Test
  void nobodyIsInMoreServersThanTheyMay() throws Exception {
    var limits = new ServerLimits(3, MANY);
    var invites = IntStream.range(0, 8).mapToObj(_ -> invite(server(), 0, null)).toList();
    var newcomer = person();

    var answers =
        atOnce(
            8, i -> () -> ports().invites().accept(newcomer, invites.get(i).code(), NOON, limits));

    assertThat(answers).filteredOn(Acceptance.Joined.class::isInstance).hasSize(3);
    assertThat(answers).filteredOn(Acceptance.LimitReached.class::isInstance).hasSize(5);
    assertThat(ports().audience().serversOf(newcomer)).hasSize(3);
  }

  @Test
  void fiveTriesAtOnceMakeOneServer() throws Exception {
    var mutation = UUID.randomUUID();

    var answers =
        atOnce(5, _ -> () -> ports().servers().create(draft(owner, "Library"), mutation, MANY));

    assertThat(answers).filteredOn(Creation.Stored.class::isInstance).hasSize(1);
    assertThat(answers.stream().map(CommunityRaceTest::thing).distinct()).hasSize(1);
    assertThat(ports().directory().statesOf(owner)).hasSize(1);
  }

  @Test
  void changesOfAServerTakePositionsWithoutGapsAndTellThemInOrder() throws Exception {
    var server = server();
    var invite = invite(server, 0, null);

    atOnce(
        16,
        i ->
            () -> {
              for (int round = 0; round < 5; round++) {
                change(server, invite, i, round);
              }
              return i;
            });

    var seqs =
        ports().outbox(server).stream().map(EventReference::seq).filter(seq -> seq > 0).toList();
    long head = stateOf(owner, server).server().seq();
    assertThat(seqs).containsExactlyElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
    assertThat(stateOf(owner, server).server().memberCount())
        .isEqualTo(ports().members().page(server, new UserId(0), MANY).size());
  }

  private void change(ServerId server, Invite invite, int worker, int round) {
    switch (worker % 4) {
      case 0 -> channel(server, "channel " + worker + " " + round);
      case 1 -> accept(person(), invite);
      case 2 -> {
        var passer = person();
        accept(passer, invite);
        ports().members().remove(server, passer, LeaveReason.LEFT, NOON);
      }
      default -> {
        var name = new ServerName("name " + worker + " " + round);
        ports().servers().update(server, name, null);
      }
    }
  }

  @Test
  void nobodyIsBannedAndAMemberAtTheSameTime() throws Exception {
    var server = server();
    var invite = invite(server, 0, null);
    for (int round = 0; round < 10; round++) {
      var person = person();
      accept(person, invite);

      atOnce(
          2,
          i ->
              i == 0
                  ? () -> ports().members().ban(server, person, NOON, MANY) == Banned.DONE
                  : () -> accept(person, invite) instanceof Acceptance.AlreadyMember);

      assertThat(ports().members().find(server, List.of(person))).isEmpty();
      assertThat(accept(person, invite)).isEqualTo(new Acceptance.Unknown());
    }
  }

  @Test
  void nothingOutlivesADeletedServer() throws Exception {
    for (int round = 0; round < 5; round++) {
      var server = server();
      var channel = firstChannel(server);
      var invite = invite(server, 0, null);
      var member = member(server);
      ports().post(channel, owner);

      atOnce(
          4,
          i ->
              switch (i) {
                case 0 -> () -> ports().servers().delete(server, NOON);
                case 1 -> () -> accept(person(), invite);
                case 2 -> () -> ports().readPositions().move(member, channel, 1, false);
                default ->
                    () ->
                        ports()
                            .channels()
                            .create(channelDraft(server, "late"), UUID.randomUUID(), MANY);
              });

      assertThat(rowsOf(server)).isZero();
      assertThat(ports().outbox(server).stream().filter(event -> event.seq() > 0).toList())
          .last()
          .extracting(EventReference::kind)
          .isEqualTo(EventKind.SERVER_DELETED);
    }
  }

  @Test
  void noPositionOutlivesAMembership() throws Exception {
    var server = server();
    var channel = firstChannel(server);
    ports().post(channel, owner);
    for (int round = 0; round < 10; round++) {
      var member = member(server);

      atOnce(
          2,
          i ->
              i == 0
                  ? () -> ports().members().remove(server, member, LeaveReason.LEFT, NOON)
                  : () -> ports().readPositions().move(member, channel, 1, false).isPresent());

      assertThat(
              community.count(
                  "SELECT count(*) FROM content.read_positions WHERE user_id = ?", member.value()))
          .isZero();
    }
  }

  private long rowsOf(ServerId server) {
    return Stream.of(
            "SELECT count(*) FROM content.servers WHERE id = ?",
            "SELECT count(*) FROM content.roles WHERE server_id = ?",
            "SELECT count(*) FROM content.channels WHERE server_id = ?",
            "SELECT count(*) FROM content.members WHERE server_id = ?",
            "SELECT count(*) FROM content.invites WHERE server_id = ?",
            "SELECT count(*) FROM content.read_positions WHERE server_id = ?")
        .mapToLong(sql -> community.count(sql, server.value()))
        .sum();
  }

  private static Object thing(Creation<ServerId> creation) {
    return switch (creation) {
      case Creation.Stored<ServerId>(var id) -> id;
      case Creation.Repeated<ServerId>(var id) -> id;
      default -> creation;
    };
  }

  /// Runs the tasks on threads that start together.
  private static <T> List<T> atOnce(int count, IntFunction<Callable<T>> task)
      throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(count);
    var answers = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < count; i++) {
        var work = task.apply(i);
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return work.call();
                }));
      }
      for (var each : running) {
        answers.add(each.get());
      }
    }
    return answers;
  }
}
