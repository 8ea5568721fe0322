package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.server.ServerLimits;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of invites must do.
public abstract class InviteStoreContract extends CommunityContract {

  @Test
  void keepsOpenInvitesNewestFirst() {
    var server = server();
    var endless = invite(server, 0, null);
    var short1 = invite(server, 5, NOON.plusSeconds(60));

    assertThat(ports().invites().open(server, NOON)).containsExactly(short1, endless);
    assertThat(ports().invites().open(server, NOON.plusSeconds(60))).containsExactly(endless);
    assertThat(ports().invites().find(server, endless.id())).contains(endless);
    assertThat(ports().invites().find(new ServerId(1), endless.id())).isEmpty();
  }

  @Test
  void makesOneInviteOutOfFiveTries() {
    var server = server();
    var mutation = UUID.randomUUID();
    var ends = NOON.plus(Duration.ofHours(1));
    var first = stored(ports().invites().create(inviteDraft(server, 1, ends), mutation, MANY));

    for (int i = 0; i < 4; i++) {
      assertThat(ports().invites().create(inviteDraft(server, 1, ends), mutation, MANY))
          .isEqualTo(new Creation.Repeated<>(first));
    }
    assertThat(ports().invites().open(server, NOON)).hasSize(1);
    assertThat(ports().invites().create(inviteDraft(server, 2, ends), mutation, MANY))
        .isEqualTo(new Creation.Conflict<>());
    assertThat(ports().invites().create(inviteDraft(server, 1, null), mutation, MANY))
        .isEqualTo(new Creation.Conflict<>());
  }

  @Test
  void refusesOneInviteTooManyAndForgetsTheTry() {
    var server = server();
    var mutation = UUID.randomUUID();
    invite(server, 0, NOON.plusSeconds(1));
    var draft = inviteDraft(server, 0, null);

    assertThat(ports().invites().create(draft, mutation, 1))
        .isEqualTo(new Creation.LimitReached<>());
    assertThat(ports().invites().create(draft, mutation, 2)).isInstanceOf(Creation.Stored.class);
  }

  @Test
  void makesNothingForAServerThatIsGone() {
    var draft = inviteDraft(new ServerId(1), 0, null);

    assertThat(ports().invites().create(draft, UUID.randomUUID(), MANY))
        .isEqualTo(new Creation.ParentGone<>());
  }

  @Test
  void joinsAndCountsTheUse() {
    var server = server();
    var invite = invite(server, 2, null);
    var newcomer = person();

    assertThat(accept(newcomer, invite)).isEqualTo(new Acceptance.Joined(server));

    assertThat(stateOf(newcomer, server).server().memberCount()).isEqualTo(2);
    assertThat(ports().invites().find(server, invite.id()).orElseThrow().uses()).isEqualTo(1);
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.MEMBER_JOINED, 0, newcomer.value(), 1),
            new Told(EventKind.SERVER_JOINED, 0, newcomer.value(), 0));
  }

  @Test
  void countsNobodyTwice() {
    var server = server();
    var invite = invite(server, 1, null);
    var newcomer = person();
    accept(newcomer, invite);

    assertThat(accept(newcomer, invite)).isEqualTo(new Acceptance.AlreadyMember(server));
    assertThat(accept(owner, invite)).isEqualTo(new Acceptance.AlreadyMember(server));
    assertThat(stateOf(owner, server).server().seq()).isEqualTo(1);
  }

  @Test
  void endsWithTheLastUse() {
    var server = server();
    var invite = invite(server, 1, null);
    accept(person(), invite);

    assertThat(accept(person(), invite)).isEqualTo(new Acceptance.Unknown());
    assertThat(ports().invites().destination(invite.code(), NOON)).isEmpty();
    assertThat(ports().invites().open(server, NOON)).isEmpty();
  }

  @Test
  void endsWithItsTime() {
    var server = server();
    var invite = invite(server, 0, NOON);

    assertThat(accept(person(), invite)).isEqualTo(new Acceptance.Unknown());
    assertThat(ports().invites().destination(invite.code(), NOON)).isEmpty();
  }

  @Test
  void endsWhenRevoked() {
    var server = server();
    var invite = invite(server, 0, null);

    assertThat(ports().invites().revoke(new ServerId(1), invite.id())).isFalse();
    assertThat(ports().invites().revoke(server, invite.id())).isTrue();

    assertThat(ports().invites().revoke(server, invite.id())).isFalse();
    assertThat(accept(person(), invite)).isEqualTo(new Acceptance.Unknown());
  }

  @Test
  void tellsWhereItLeads() {
    var server = server();
    var invite = invite(server, 0, null);

    var destination = ports().invites().destination(invite.code(), NOON).orElseThrow();

    assertThat(destination.invite()).isEqualTo(invite);
    assertThat(destination.server()).isEqualTo(stateOf(owner, server).server());
    assertThat(ports().invites().destination(new InviteCode("nobody's"), NOON)).isEmpty();
  }

  @Test
  void givesTheUseBackWhenThereIsNoRoom() {
    var server = server();
    var invite = invite(server, 1, null);
    var fullServer = new ServerLimits(MANY, 1);
    var busyPerson = new ServerLimits(0, MANY);

    assertThat(ports().invites().accept(person(), invite.code(), NOON, fullServer))
        .isEqualTo(new Acceptance.LimitReached());
    assertThat(ports().invites().accept(person(), invite.code(), NOON, busyPerson))
        .isEqualTo(new Acceptance.LimitReached());
    assertThat(accept(person(), invite)).isEqualTo(new Acceptance.Joined(server));
  }

  @Test
  void beginsWithEverythingRead() {
    var server = server();
    var channel = firstChannel(server);
    ports().post(channel, owner);
    ports().post(channel, owner);

    var newcomer = member(server);

    assertThat(ports().readPositions().find(newcomer, channel))
        .contains(new ReadPosition(channel, 2, 0));
  }
}
