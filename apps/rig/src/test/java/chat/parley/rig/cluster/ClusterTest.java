package chat.parley.rig.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.rig.client.Answer;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.rig.client.core.ClientCore;
import chat.parley.rig.client.core.ClientTimes;
import chat.parley.rig.client.core.Entry;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Two APIs, three gateways and two workers behind the proxy. Goal: which node answers makes no
/// difference, and no node is missed for long. Method: the journey of one node is played to all of
/// them, what limits say is counted across them, and two people talk with the clients of the rig
/// while nodes and servers are killed, drained and restarted; what both see is compared with what
/// the API tells. All share one cluster; the last test leaves few of its nodes.
@Tag("real")
@Tag("servers")
@TestMethodOrder(OrderAnnotation.class)
class ClusterTest {
  private static final String PASSWORD = "correct horse, battery staple 7";
  private static final Duration SEEN_MAX = Duration.ofSeconds(20);
  private static final Duration REVOKED_MAX = Duration.ofSeconds(2);
  private static final int RETRY_MS_MAX = 2_000;
  /// `parley.limits.log-in.burst`.
  private static final int LOG_INS_IN_A_ROW = 10;

  private static final long POLL_NANOS = 5_000_000;

  @TempDir static Path data;

  private static Cluster cluster;
  private static Network network;

  private final Set<Long> seenOnline = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void start() {
    cluster = Cluster.start(ClusterSpec.in(data).onFreePort());
    network = new Network(cluster.origin());
  }

  @AfterAll
  static void stop() {
    network.close();
    cluster.close();
    assertThat(cluster.parts()).noneMatch(Part::isAlive);
  }

  /// The same as on one node. Its classes are tests of another module, so it runs beside this one.
  @Test
  @Order(1)
  void theJourneyOfOneNodePassesUnchanged() throws Exception {
    var tests = Path.of("../standalone/target/test-classes");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            tests + File.pathSeparator + System.getProperty("java.class.path"),
            "chat.parley.standalone.JourneyMain",
            cluster.origin().toString());
    var journey = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(journey.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(journey.waitFor()).as(said).isZero();
  }

  /// Two APIs that counted apart would let every one of these try.
  @Test
  @Order(2)
  void limitsHoldAcrossNodes() throws Exception {
    var body = "{\"username\":\"nobody\",\"password\":\"not the password\"}";
    var logIn =
        HttpRequest.newBuilder(cluster.origin().resolve("/api/v1/sessions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    int refused = 0;
    try (var http = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2 * LOG_INS_IN_A_ROW; i++) {
        refused += http.send(logIn, BodyHandlers.discarding()).statusCode() == 429 ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(LOG_INS_IN_A_ROW / 2);
  }

  @Test
  @Order(3)
  void twoPeopleTalkWhateverNodeIsThere() {
    var ann = Person.signUp(network, "ann", PASSWORD);
    var ben = Person.signUp(network, "ben", PASSWORD);
    var server = ann.createServer("Garden");
    long channel = server.getChannels(0).getChannel().getId();
    long serverId = server.getServer().getId();
    ben.join(ann.createInvite(serverId).getCode());
    try (var annsWindow = client(ann);
        var bensWindow = client(ben)) {
      await(SEEN_MAX, () -> annsWindow.isSettled() && bensWindow.isSettled());
      say(annsWindow, channel, "good morning");
      say(bensWindow, channel, "good day");
      await(SEEN_MAX, () -> seenOnline.containsAll(Set.of(ann.userId(), ben.userId())));
      agree(ann, channel, annsWindow, bensWindow);

      for (var name : List.of("api-1", "gateway-1", "worker-1")) {
        var node = cluster.node(name);
        node.kill();
        say(annsWindow, channel, name + " is dead");
        say(bensWindow, channel, "so it is");
        agree(ann, channel, annsWindow, bensWindow);
        node.start();
      }
      for (var name : List.of("gateway-2", "api-2", "worker-2")) {
        cluster.node(name).drain();
        say(annsWindow, channel, name + " has left");
        agree(ann, channel, annsWindow, bensWindow);
      }
      cluster.nats().kill();
      say(annsWindow, channel, "nobody hears this at once");
      everyNodeSays("not ready: bus");
      cluster.nats().start();
      everyNodeSays("ready");
      cluster.flushRedis();
      say(bensWindow, channel, "but all the same");
      agree(ann, channel, annsWindow, bensWindow);
      cluster.postgres().kill();
      cluster.postgres().start();
      say(bensWindow, channel, "the truth survives");
      agree(ann, channel, annsWindow, bensWindow);

      ann.removeMember(serverId, ben.userId());
      await(REVOKED_MAX, () -> bensWindow.servers().isEmpty());
    }
  }

  private static void everyNodeSays(String words) {
    await(
        SEEN_MAX,
        () ->
            cluster.nodes().stream()
                .filter(ClusterNode::isAlive)
                .allMatch(node -> node.readiness().equals(words)));
  }

  private LiveClient client(Person person) {
    var times = ClientTimes.USUAL.withRetryMsMax(RETRY_MS_MAX);
    return new LiveClient(person, times, ClientCore.Reach.WHOLE_HISTORY, this::hear).start();
  }

  private void hear(GatewayFrame frame) {
    var told =
        switch (frame.getBodyCase()) {
          case READY -> frame.getReady().getPresencesList();
          case RESUMED -> frame.getResumed().getPresencesList();
          case PRESENCE_CHANGED -> List.of(frame.getPresenceChanged());
          default -> List.<PresenceChanged>of();
        };
    told.stream()
        .filter(change -> change.getStatus() == PresenceStatus.ONLINE)
        .forEach(change -> seenOnline.add(change.getUserId()));
  }

  private static void say(LiveClient client, long channel, String words) {
    assertThat(client.send(channel, words)).isInstanceOf(Answer.Given.class);
  }

  /// Both windows show what the API tells, in its order, nothing twice.
  private static void agree(Person reader, long channel, LiveClient... windows) {
    var truth = reader.history(channel).stream().map(Message::getId).toList();
    for (var window : windows) {
      await(SEEN_MAX, () -> window.shown(channel).stream().map(Entry::id).toList().equals(truth));
    }
  }

  private static void await(Duration max, BooleanSupplier condition) {
    long end = System.nanoTime() + max.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s", max).isLessThan(end);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
