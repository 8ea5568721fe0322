package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store and directory of servers must do.
public abstract class ServerStoreContract extends CommunityContract {

  @Test
  void makesAServerWithOneChannelAndItsOwner() {
    var draft = draft(owner, "Library");

    assertThat(create(draft, UUID.randomUUID())).isEqualTo(new Creation.Stored<>(draft.id()));

    var state = stateOf(owner, draft.id());
    assertThat(state.server())
        .isEqualTo(new Server(draft.id(), draft.name(), draft.operatorLine(), owner, 1, 0));
    assertThat(state.permissions()).isEqualTo(PermissionSet.ALL);
    var channel = state.channels().getFirst();
    assertThat(state.channels()).hasSize(1);
    assertThat(channel.channel().id()).isEqualTo(draft.channel());
    assertThat(channel.channel().name().value()).isEqualTo("general");
    assertThat(channel)
        .isEqualTo(
            new ChannelState(channel.channel(), 0, Optional.empty(), 0, 0, PermissionSet.ALL));
    assertThat(toldOf(draft.id()))
        .containsExactly(new Told(EventKind.SERVER_JOINED, 0, owner.value(), 0));
  }

  @Test
  void makesOneServerOutOfFiveTries() {
    var mutation = UUID.randomUUID();
    var first = draft(owner, "Library");
    create(first, mutation);

    for (int i = 0; i < 4; i++) {
      assertThat(create(draft(owner, "Library"), mutation))
          .isEqualTo(new Creation.Repeated<>(first.id()));
    }
    assertThat(ports().directory().statesOf(owner)).hasSize(1);
    assertThat(toldOf(first.id())).hasSize(1);
  }

  @Test
  void refusesAnotherBodyUnderTheSameMutation() {
    var mutation = UUID.randomUUID();
    create(draft(owner, "Library"), mutation);

    assertThat(create(draft(owner, "Lounge"), mutation)).isEqualTo(new Creation.Conflict<>());
    assertThat(ports().directory().statesOf(owner)).hasSize(1);
  }

  @Test
  void takesTheSameMutationOfSomebodyElseForAnotherServer() {
    var mutation = UUID.randomUUID();
    create(draft(owner, "Library"), mutation);

    assertThat(create(draft(person(), "Library"), mutation)).isInstanceOf(Creation.Stored.class);
  }

  @Test
  void refusesOneServerTooManyAndForgetsTheTry() {
    server();
    var draft = draft(owner, "One too many");
    var mutation = UUID.randomUUID();

    assertThat(ports().servers().create(draft, mutation, 1))
        .isEqualTo(new Creation.LimitReached<>());
    assertThat(ports().directory().statesOf(owner)).hasSize(1);
    assertThat(ports().servers().create(draft, mutation, 2))
        .isEqualTo(new Creation.Stored<>(draft.id()));
  }

  @Test
  void changesWhatIsGivenAndSaysSo() {
    var server = server();

    var renamed = ports().servers().update(server, new ServerName("Archive"), null).orElseThrow();
    var signed =
        ports().servers().update(server, null, new OperatorLine("Run by them")).orElseThrow();

    assertThat(renamed.name().value()).isEqualTo("Archive");
    assertThat(renamed.operatorLine().value()).isEqualTo("Run by us");
    assertThat(signed)
        .isEqualTo(
            new Server(
                server, new ServerName("Archive"), new OperatorLine("Run by them"), owner, 1, 2));
    assertThat(stateOf(owner, server).server()).isEqualTo(signed);
    assertThat(ports().directory().find(List.of(server, new ServerId(1))))
        .containsOnlyKeys(server)
        .containsValue(signed);
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.SERVER_UPDATED, 0, 0, 1),
            new Told(EventKind.SERVER_UPDATED, 0, 0, 2));
  }

  @Test
  void saysNothingOfAChangeOfNothing() {
    var server = server();

    var same = ports().servers().update(server, new ServerName("Library"), null).orElseThrow();

    assertThat(same.seq()).isZero();
    assertThat(toldOf(server)).hasSize(1);
  }

  @Test
  void changesNothingThatIsGone() {
    assertThat(ports().servers().update(new ServerId(1), new ServerName("Late"), null)).isEmpty();
    assertThat(ports().servers().delete(new ServerId(1), NOON)).isFalse();
  }

  @Test
  void deletesAServerWithAllThatIsInIt() {
    var server = server();
    var channel = firstChannel(server);
    var member = member(server);
    var invite = invite(server, 0, null);
    ports().post(channel, owner);
    ports().readPositions().move(member, channel, 1, false);

    assertThat(ports().servers().delete(server, NOON)).isTrue();

    assertThat(ports().directory().statesOf(owner)).isEmpty();
    assertThat(ports().directory().stateOf(member, server)).isEmpty();
    assertThat(ports().directory().find(List.of(server))).isEmpty();
    assertThat(ports().channels().find(List.of(channel))).isEmpty();
    assertThat(ports().channelGrants().find(owner, channel)).isEmpty();
    assertThat(ports().readPositions().find(member, channel)).isEmpty();
    assertThat(ports().invites().destination(invite.code(), NOON)).isEmpty();
    assertThat(ports().members().page(server, new UserId(0), 10)).isEmpty();
    assertThat(ports().audience().load(server)).isEmpty();
    assertThat(ports().audience().heads(List.of(server))).isEmpty();
    assertThat(ports().servers().delete(server, NOON)).isFalse();
  }

  @Test
  void tellsEveryMemberOfTheEnd() {
    var server = server();
    var member = member(server);

    ports().servers().delete(server, NOON);

    long reason = LeaveReason.DELETED.number();
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.SERVER_DELETED, 0, 0, 2),
            new Told(EventKind.SERVER_LEFT, reason, owner.value(), 0),
            new Told(EventKind.SERVER_LEFT, reason, member.value(), 0));
  }

  @Test
  void answersNoFirstServerThatIsGone() {
    var mutation = UUID.randomUUID();
    var draft = draft(owner, "Library");
    create(draft, mutation);
    ports().servers().delete(draft.id(), NOON);

    assertThat(create(draft(owner, "Library"), mutation))
        .isEqualTo(new Creation.Repeated<>(draft.id()));
    assertThat(ports().directory().statesOf(owner)).isEmpty();
  }

  @Test
  void showsAMemberWhatEverybodyMayDo() {
    var server = server();
    var member = member(server);

    var state = stateOf(member, server);

    assertThat(state.permissions()).isEqualTo(PermissionSet.EVERYONE_DEFAULT);
    assertThat(state.channels())
        .extracting(ChannelState::permissions)
        .containsExactly(PermissionSet.EVERYONE_DEFAULT);
    assertThat(state.server().memberCount()).isEqualTo(2);
    assertThat(ports().directory().stateOf(person(), server)).isEmpty();
  }

  @Test
  void hidesChannelsFromThoseWhoMayNotViewThem() {
    var server = server();
    var member = member(server);

    ports().allowEveryone(server, PermissionSet.of(Permission.SEND_MESSAGES));

    assertThat(stateOf(member, server).channels()).isEmpty();
    assertThat(stateOf(owner, server).channels()).hasSize(1);
  }

  @Test
  void countsWhatOthersWroteUpToAHundred() {
    var server = server();
    var channel = firstChannel(server);
    var member = member(server);
    IntStream.range(0, 3).forEach(_ -> ports().post(channel, owner));
    ports().post(channel, member);
    ports().readPositions().move(member, channel, 1, false);

    assertThat(only(stateOf(member, server).channels()).unread()).isEqualTo(2);
    assertThat(only(stateOf(member, server).channels()).readSeq()).isEqualTo(1);
    assertThat(only(stateOf(owner, server).channels()).unread()).isEqualTo(1);

    var newest = IntStream.range(0, 120).mapToObj(_ -> ports().post(channel, owner)).toList();

    var seen = only(stateOf(member, server).channels());
    assertThat(seen.unread()).isEqualTo(ChannelState.UNREAD_MAX);
    assertThat(seen.headSeq()).isEqualTo(124);
    assertThat(seen.lastMessage()).contains(newest.getLast());
  }

  @Test
  void listsServersInTheOrderOfJoining() {
    var first = server();
    var second = server();

    assertThat(ports().directory().statesOf(owner))
        .extracting(state -> state.server().id())
        .containsExactly(first, second);
    assertThat(ports().directory().statesOf(person())).isEmpty();
  }

  private Creation<ServerId> create(NewServer draft, UUID mutation) {
    return ports().servers().create(draft, mutation, MANY);
  }

  private static <T> T only(List<T> things) {
    assertThat(things).hasSize(1);
    return things.getFirst();
  }
}
