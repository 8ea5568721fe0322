package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Limits;
import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ChannelCreated;
import chat.parley.proto.v1.ChannelState;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.ServerJoined;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class SessionTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final long TOWN = 100;
  private static final long SQUARE = 101;

  private final GatewayRig rig = new GatewayRig();

  @BeforeEach
  void town() {
    rig.truth.town(TOWN, ANN, SQUARE, SQUARE + 1).members.add(new UserId(BEN));
    rig.truth.head(TOWN, SQUARE, 7);
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.errors.newest()).isEmpty();
  }

  @Test
  void tellsWhatThePersonCanSeeWhenItIsReady() {
    try (var socket = rig.connect()) {
      socket.send(GatewayRig.identify(rig.ticket(BEN, 9, TOWN, 999)));
      var ready = socket.until(GatewayFrame::hasReady).getReady();
      assertThat(ready.getUserId()).isEqualTo(BEN);
      assertThat(ready.getSessionId()).isEqualTo(9);
      assertThat(ready.getServersList()).hasSize(1);
      var server = ready.getServers(0);
      assertThat(server.getServer().getName()).isEqualTo("Town");
      assertThat(server.getServer().getMemberCount()).isEqualTo(2);
      assertThat(server.getPermissions()).isEqualTo(PermissionSet.EVERYONE_DEFAULT.bits());
      assertThat(server.getChannels(0).getChannel().getName()).isEqualTo("channel-101");
      assertThat(server.getChannels(0).getHeadSeq()).isEqualTo(7);
      assertThat(server.getChannels(0).getReadSeq()).isZero();
    }
  }

  @Test
  void leavesOutServersThePersonIsNoMemberOf() {
    try (var socket = rig.connect()) {
      socket.send(GatewayRig.identify(rig.ticket(555, 9, TOWN)));
      assertThat(socket.until(GatewayFrame::hasReady).getReady().getServersList()).isEmpty();
      rig.publish(Sample.created(TOWN, SQUARE, 8, 1, "hi"));
      assertThat(socket.isSilent(300, _ -> false)).isTrue();
    }
  }

  @Test
  void takesATicketOnce() {
    var ticket = rig.ticket(ANN, 9, TOWN);
    try (var first = rig.connect();
        var second = rig.connect()) {
      first.send(GatewayRig.identify(ticket));
      first.until(GatewayFrame::hasReady);
      second.send(GatewayRig.identify(ticket));
      assertThat(second.until(GatewayFrame::hasInvalidSession).getInvalidSession().getRetry())
          .isTrue();
      assertThat(second.closeCode()).isEqualTo(4004);
    }
  }

  @Test
  void closesWhoDoesNotIdentifyInTime() {
    var quick = Limits.ofTimes(41_250, 10_000, 300);
    try (var rig = new GatewayRig(quick);
        var socket = rig.connect()) {
      assertThat(socket.closeCode()).isEqualTo(4009);
    }
  }

  @Test
  void closesWhoMissesAHeartbeat() {
    var quick = Limits.ofTimes(200, 100, 5_000);
    try (var rig = new GatewayRig(quick);
        var socket = rig.live(ANN, 9)) {
      assertThat(socket.closeCode()).isEqualTo(4010);
    }
  }

  @Test
  void allowsSoManySocketsAPerson() {
    var open = new ArrayList<AutoCloseable>();
    for (int i = 0; i < 4; i++) {
      open.add(rig.live(ANN, 10 + i, TOWN));
    }
    try (var socket = rig.connect()) {
      socket.send(GatewayRig.identify(rig.ticket(ANN, 20, TOWN)));
      assertThat(socket.closeCode()).isEqualTo(4013);
    }
    assertThat(open).hasSize(4);
  }

  @Test
  void sharesOneLoadAmongAllSessionsOfAServer() {
    rig.live(ANN, 1, TOWN).close();
    int before = loads();
    for (int i = 0; i < 20; i++) {
      rig.live(BEN, 30 + i, TOWN).close();
    }
    assertThat(loads() - before).isZero();
  }

  private int loads() {
    return rig.truth.loads.get();
  }

  @Test
  void deliversInBothEncodings() {
    try (var protobuf = rig.live(Encoding.PROTOBUF, ANN, 1, TOWN);
        var json = rig.live(Encoding.JSON, BEN, 2, TOWN)) {
      rig.publish(Sample.created(TOWN, SQUARE, 8, 50, "grüße 👋"));
      var one = protobuf.until(GatewayFrame::hasDispatch);
      var other = json.until(GatewayFrame::hasDispatch);
      assertThat(one).isEqualTo(other);
      assertThat(one.getDispatch().getMessageCreated().getMessage().getContent())
          .isEqualTo("grüße 👋");
    }
  }

  @Test
  void keepsAHiddenChannelToThoseWhoSeeIt() {
    rig.truth.town(200, ANN, 201).members.add(new UserId(BEN));
    rig.truth.find(200).everyone = PermissionSet.NONE;
    try (var owner = rig.live(ANN, 1, 200);
        var member = rig.live(BEN, 2, 200)) {
      rig.publish(Sample.created(200, 201, 1, 50, "psst"));
      rig.publish(
          Sample.ofServer(200, 2)
              .setChannelCreated(
                  ChannelCreated.newBuilder()
                      .setChannel(
                          Channel.newBuilder().setId(202).setServerId(200).setName("secret"))));
      assertThat(owner.until(GatewayFrame::hasDispatch).getDispatch().hasMessageCreated()).isTrue();
      assertThat(owner.until(GatewayFrame::hasDispatch).getDispatch().hasChannelCreated()).isTrue();
      assertThat(member.isSilent(300, GatewayFrame::hasPresenceChanged)).isTrue();
    }
  }

  @Test
  void followsAServerThePersonJoinsLater() {
    try (var socket = rig.live(33, 1)) {
      rig.truth.find(TOWN).members.add(new UserId(33));
      rig.truth.find(TOWN).seq = 2;
      rig.publishTo(
          33,
          EventEnvelope.newBuilder().setServerJoined(ServerJoined.newBuilder().setServerId(TOWN)));
      socket.until(frame -> frame.getDispatch().hasServerJoined());
      rig.publish(Sample.created(TOWN, SQUARE, 8, 50, "welcome"));
      socket.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void letsInWhoJoinedAfterTheTicketWasIssued() {
    var ticket = rig.ticket(33, 1);
    joinUnheard(33);
    try (var socket = rig.connect()) {
      socket.send(GatewayRig.identify(ticket));
      assertThat(socket.until(GatewayFrame::hasReady).getReady().getServersList()).isEmpty();
      assertThat(socket.until(GatewayFrame::hasServerHead).getServerHead().getServerId())
          .isEqualTo(TOWN);
      rig.publish(Sample.created(TOWN, SQUARE, 8, 50, "welcome"));
      socket.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void letsInWhoseJoiningTheBusLost() {
    try (var socket = rig.live(33, 1)) {
      joinUnheard(33);
      socket.until(GatewayFrame::hasServerHead);
      rig.publish(Sample.created(TOWN, SQUARE, 8, 50, "welcome"));
      socket.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  private void joinUnheard(long user) {
    rig.truth.find(TOWN).members.add(new UserId(user));
    rig.truth.find(TOWN).seq = 2;
    rig.truth.changes.add(
        new AccessChange.Joined(Instant.now(), new UserId(user), new ServerId(TOWN)));
  }

  @Test
  void keepsNamingTheNewestMessageWhenItIsDeleted() {
    try (var socket = rig.live(ANN, 1, TOWN)) {
      rig.publish(Sample.created(TOWN, SQUARE, 8, 50, "first"));
      rig.publish(Sample.created(TOWN, SQUARE, 9, 51, "second"));
      rig.publish(Sample.deleted(TOWN, SQUARE, 10, 51));
      rig.publish(Sample.edited(TOWN, SQUARE, 11, 50, "still the first"));
      socket.until(frame -> frame.getDispatch().getChannelSeq() == 11);
      try (var later = rig.connect()) {
        later.send(GatewayRig.identify(rig.ticket(BEN, 2, TOWN)));
        var channels =
            later.until(GatewayFrame::hasReady).getReady().getServers(0).getChannelsList();
        assertThat(channels)
            .filteredOn(state -> state.getChannel().getId() == SQUARE)
            .extracting(ChannelState::getLastMessageId, ChannelState::getHeadSeq)
            .containsExactly(tuple(51L, 11L));
      }
    }
  }

  @Test
  void tellsANewMemberWhoIsThere() {
    try (var ann = rig.live(ANN, 1, TOWN);
        var _ = rig.live(BEN, 2, TOWN);
        var newcomer = rig.live(33, 3)) {
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.ONLINE);
      rig.truth.find(TOWN).members.add(new UserId(33));
      rig.truth.find(TOWN).seq = 2;
      rig.publishTo(
          33,
          EventEnvelope.newBuilder().setServerJoined(ServerJoined.newBuilder().setServerId(TOWN)));
      newcomer.until(frame -> frame.getDispatch().hasServerJoined());
      assertThat(presenceOf(newcomer, BEN)).isEqualTo(PresenceStatus.ONLINE);
    }
  }

  @Test
  void seesAChannelThatIsMadeLater() {
    try (var socket = rig.live(ANN, 1, TOWN)) {
      var channel = Channel.newBuilder().setId(150).setServerId(TOWN).setName("new");
      rig.publish(
          Sample.ofServer(TOWN, 2)
              .setChannelCreated(ChannelCreated.newBuilder().setChannel(channel)));
      rig.publish(Sample.created(TOWN, 150, 1, 50, "first"));
      socket.until(frame -> frame.getDispatch().hasChannelCreated());
      socket.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void tellsWhoIsThereAndWhoGoes() {
    try (var ann = rig.live(ANN, 1, TOWN)) {
      var ben = rig.live(BEN, 2, TOWN);
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.ONLINE);
      try (var late = rig.connect()) {
        late.send(GatewayRig.identify(rig.ticket(ANN, 3, TOWN)));
        assertThat(late.until(GatewayFrame::hasReady).getReady().getPresencesList())
            .contains(
                PresenceChanged.newBuilder()
                    .setUserId(BEN)
                    .setStatus(PresenceStatus.ONLINE)
                    .build());
      }
      ben.close();
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.OFFLINE);
    }
  }

  private static PresenceStatus presenceOf(chat.parley.gateway.rig.TestSocket socket, long user) {
    return socket
        .until(
            frame -> frame.hasPresenceChanged() && frame.getPresenceChanged().getUserId() == user)
        .getPresenceChanged()
        .getStatus();
  }
}
