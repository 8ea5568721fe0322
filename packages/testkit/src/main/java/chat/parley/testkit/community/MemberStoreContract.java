package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.audience.Revocation;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.member.Ban;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.Member;
import chat.parley.domain.member.MemberStore.Banned;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of members must do.
public abstract class MemberStoreContract extends CommunityContract {
  private static final UserId NOBODY = new UserId(0);

  @Test
  void pagesByUserId() {
    var server = server();
    var people = Stream.of(owner, member(server), member(server), member(server)).toList();

    var first = ports().members().page(server, NOBODY, 3);
    var second = ports().members().page(server, first.getLast().user(), 3);

    assertThat(Stream.concat(first.stream(), second.stream()).map(Member::user))
        .containsExactlyElementsOf(people);
    assertThat(first.getFirst()).isEqualTo(new Member(server, owner, NOON, true));
    assertThat(second).containsExactly(new Member(server, people.getLast(), NOON, false));
    assertThat(ports().members().find(server, List.of(owner, person())))
        .containsOnlyKeys(owner)
        .containsValue(new Member(server, owner, NOON, true));
  }

  @Test
  void takesAMemberOutAndSaysSo() {
    var server = server();
    var member = member(server);

    assertThat(ports().members().remove(server, member, LeaveReason.REMOVED, NOON)).isTrue();

    assertThat(ports().directory().stateOf(member, server)).isEmpty();
    assertThat(stateOf(owner, server).server().memberCount()).isEqualTo(1);
    assertThat(ports().audience().serversOf(member)).isEmpty();
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.MEMBER_LEFT, 0, member.value(), 2),
            new Told(EventKind.SERVER_LEFT, LeaveReason.REMOVED.number(), member.value(), 0));
    assertThat(revocationsOf(member))
        .containsExactly(new Revocation.MemberCut(NOON, member, server));
  }

  @Test
  void takesNobodyOutTwice() {
    var server = server();
    var member = member(server);
    ports().members().remove(server, member, LeaveReason.LEFT, NOON);

    assertThat(ports().members().remove(server, member, LeaveReason.LEFT, NOON)).isFalse();
    assertThat(ports().members().remove(server, person(), LeaveReason.LEFT, NOON)).isFalse();
    assertThat(stateOf(owner, server).server().seq()).isEqualTo(2);
    assertThat(revocationsOf(member)).hasSize(1);
  }

  @Test
  void forgetsWhatAMemberHadRead() {
    var server = server();
    var channel = firstChannel(server);
    var member = member(server);
    ports().post(channel, owner);
    ports().readPositions().move(member, channel, 1, false);

    ports().members().remove(server, member, LeaveReason.LEFT, NOON);

    assertThat(ports().readPositions().find(member, channel)).isEmpty();
    assertThat(ports().readPositions().move(member, channel, 1, false)).isEmpty();
  }

  @Test
  void keepsABannedPersonOut() {
    var server = server();
    var member = member(server);
    var invite = invite(server, 0, null);

    assertThat(ports().members().ban(server, member, NOON, MANY)).isEqualTo(Banned.DONE);

    assertThat(ports().directory().stateOf(member, server)).isEmpty();
    assertThat(ports().members().bans(server)).containsExactly(new Ban(member, NOON));
    assertThat(accept(member, invite)).isEqualTo(new Acceptance.Unknown());
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.MEMBER_LEFT, 0, member.value(), 2),
            new Told(EventKind.SERVER_LEFT, LeaveReason.BANNED.number(), member.value(), 0));
    assertThat(revocationsOf(member)).hasSize(1);
  }

  @Test
  void bansOnce() {
    var server = server();
    var member = member(server);
    ports().members().ban(server, member, NOON, 1);

    assertThat(ports().members().ban(server, member, NOON.plusSeconds(1), 1))
        .isEqualTo(Banned.DONE);
    assertThat(ports().members().bans(server)).containsExactly(new Ban(member, NOON));
    assertThat(stateOf(owner, server).server().seq()).isEqualTo(2);
  }

  @Test
  void bansMembersOnlyAndNoMoreThanItMay() {
    var server = server();
    ports().members().ban(server, member(server), NOON, 1);
    var spared = member(server);

    assertThat(ports().members().ban(server, person(), NOON, MANY)).isEqualTo(Banned.NO_MEMBER);
    assertThat(ports().members().ban(server, spared, NOON, 1)).isEqualTo(Banned.LIMIT_REACHED);
    assertThat(ports().members().find(server, List.of(spared))).hasSize(1);
  }

  @Test
  void letsAPersonComeBack() {
    var server = server();
    var member = member(server);
    var invite = invite(server, 0, null);
    ports().members().ban(server, member, NOON, MANY);

    assertThat(ports().members().liftBan(server, member)).isTrue();

    assertThat(ports().members().liftBan(server, member)).isFalse();
    assertThat(ports().members().bans(server)).isEmpty();
    assertThat(accept(member, invite)).isEqualTo(new Acceptance.Joined(server));
  }

  private List<Revocation> revocationsOf(UserId user) {
    return ports().audience().accessChangesSince(NOON).stream()
        .filter(Revocation.class::isInstance)
        .map(Revocation.class::cast)
        .filter(revocation -> revocation.user().equals(user))
        .toList();
  }
}
