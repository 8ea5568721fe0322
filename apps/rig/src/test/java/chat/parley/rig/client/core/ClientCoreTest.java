package chat.parley.rig.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ChannelState;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Hello;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.proto.v1.Ready;
import chat.parley.proto.v1.Reconnect;
import chat.parley.proto.v1.Server;
import chat.parley.proto.v1.ServerState;
import chat.parley.rig.client.core.ClientCore.Reach;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A client as a table of inputs and actions: no socket, no clock.
class ClientCoreTest {
  private static final long SERVER = 1;
  private static final long CHANNEL = 2;
  private static final int HEARTBEAT_MS = 1_000;
  private static final int RETRY_MS_MAX = 2_000;

  private final ClientCore core =
      new ClientCore(
          ClientTimes.USUAL.withRetryMsMax(RETRY_MS_MAX),
          Reach.NEWEST_PAGE,
          new SplittableRandom(1));

  @Test
  void identifiesWithItsTicketAndIsLiveWhenTheNodeIsReady() {
    assertThat(take(new Input.Start())).contains(new Action.FetchTicket());
    assertThat(take(new Input.TicketGiven("ticket", "/gateway")))
        .contains(new Action.Open("/gateway"));
    take(new Input.Opened());
    var said = sent(take(received(hello())));
    assertThat(said.getFirst().getIdentify().getTicket()).isEqualTo("ticket");
    assertThat(core.isLive()).isFalse();
    take(received(ready(0)));
    assertThat(core.isLive()).isTrue();
  }

  @Test
  void showsEventsInOrderWhateverOrderTheyCameIn() {
    becomeLive(2);
    take(received(created(4)));
    take(received(created(3)));
    take(received(created(3)));
    assertThat(shown()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(core.isSettled()).isTrue();
  }

  @Test
  void fetchesAHoleAfterAPause() {
    becomeLive(2);
    var pause = timer(take(received(created(5))), Timer.Kind.HEAL_CHANNEL);
    assertThat(take(new Input.Fired(pause)))
        .contains(new Action.Fetch(new Need.Events(CHANNEL, 2)));
    assertThat(shown()).containsExactly(1L, 2L);
  }

  @Test
  void resumesWithWhatItHasAfterALoss() {
    becomeLive(2);
    var retry = timer(take(new Input.Closed(1006)), Timer.Kind.RETRY);
    assertThat(take(new Input.Fired(retry))).contains(new Action.FetchTicket());
    take(new Input.TicketGiven("another", "/gateway"));
    take(new Input.Opened());
    var resume = sent(take(received(hello()))).getFirst().getResume();
    assertThat(resume.getTicket()).isEqualTo("another");
    assertThat(resume.getChannels(0).getChannelSeq()).isEqualTo(2);
  }

  @Test
  void comesBackWithinTheTimeThatTheNodeGives() {
    becomeLive(0);
    var asked = GatewayFrame.newBuilder().setReconnect(Reconnect.newBuilder().setWithinMs(300));
    var actions = take(received(asked.build()));
    assertThat(actions).anyMatch(Action.Close.class::isInstance);
    assertThat(afterMs(actions, Timer.Kind.RETRY)).isLessThanOrEqualTo(300);
  }

  @Test
  void waitsLongerEachTimeAndNoLongerThanItMay() {
    take(new Input.Start());
    long last = 0;
    for (int i = 0; i < 10; i++) {
      var actions = take(new Input.NoTicket(0));
      last = afterMs(actions, Timer.Kind.RETRY);
      assertThat(last).isLessThanOrEqualTo(RETRY_MS_MAX);
      take(new Input.Fired(Timer.RETRY));
    }
    assertThat(last).isGreaterThanOrEqualTo(RETRY_MS_MAX / 2);
  }

  @Test
  void leavesANodeThatDoesNotAnswerItsHeartbeat() {
    becomeLive(0);
    assertThat(sent(take(new Input.Fired(Timer.HEARTBEAT))).getFirst().hasHeartbeat()).isTrue();
    var silent = take(new Input.Fired(Timer.HEARTBEAT));
    assertThat(silent).anyMatch(Action.Close.class::isInstance);
    assertThat(core.isLive()).isFalse();
  }

  /// Live, with a channel of so many messages loaded.
  private void becomeLive(int messages) {
    take(new Input.Start());
    take(new Input.TicketGiven("ticket", "/gateway"));
    take(new Input.Opened());
    take(received(hello()));
    take(received(ready(messages)));
    var page = ListMessagesResponse.newBuilder().setHeadSeq(messages);
    for (int seq = 1; seq <= messages; seq++) {
      page.addMessages(message(seq));
    }
    take(new Input.PageRead(new Need.Page(CHANNEL, 0), page.build()));
  }

  private List<Action> take(Input input) {
    return core.take(input);
  }

  private List<Long> shown() {
    return Objects.requireNonNull(core.logs().get(CHANNEL)).shown().stream()
        .map(Entry::seq)
        .toList();
  }

  private static List<ClientFrame> sent(List<Action> actions) {
    return actions.stream()
        .flatMap(a -> a instanceof Action.Send(var frame) ? Stream.of(frame) : Stream.of())
        .toList();
  }

  private static Timer timer(List<Action> actions, Timer.Kind kind) {
    return started(actions, kind).timer();
  }

  private static long afterMs(List<Action> actions, Timer.Kind kind) {
    return started(actions, kind).afterMs();
  }

  private static Action.StartTimer started(List<Action> actions, Timer.Kind kind) {
    return actions.stream()
        .filter(Action.StartTimer.class::isInstance)
        .map(Action.StartTimer.class::cast)
        .filter(start -> start.timer().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Input received(GatewayFrame frame) {
    return new Input.Received(frame);
  }

  private static GatewayFrame hello() {
    var hello = Hello.newBuilder().setHeartbeatIntervalMs(HEARTBEAT_MS);
    return GatewayFrame.newBuilder().setHello(hello).build();
  }

  private static GatewayFrame ready(int head) {
    var channel =
        ChannelState.newBuilder()
            .setChannel(Channel.newBuilder().setId(CHANNEL).setServerId(SERVER))
            .setHeadSeq(head);
    var server =
        ServerState.newBuilder().setServer(Server.newBuilder().setId(SERVER)).addChannels(channel);
    return GatewayFrame.newBuilder().setReady(Ready.newBuilder().addServers(server)).build();
  }

  private static GatewayFrame created(int seq) {
    return GatewayFrame.newBuilder()
        .setDispatch(
            EventEnvelope.newBuilder()
                .setEventId(100 + seq)
                .setServerId(SERVER)
                .setChannelId(CHANNEL)
                .setChannelSeq(seq)
                .setMessageCreated(MessageCreated.newBuilder().setMessage(message(seq))))
        .build();
  }

  private static Message message(int seq) {
    return Message.newBuilder().setId(10 + seq).setChannelId(CHANNEL).setChannelSeq(seq).build();
  }
}
