package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.ChannelView;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.permission.PermissionSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store of audiences must do.
public abstract class AudienceStoreContract extends CommunityContract {

  @Test
  void loadsAServerWhole() {
    var server = server();
    var books = channel(server, "books").id();
    var member = member(server);
    var message = ports().post(books, owner);

    var view = ports().audience().load(server).orElseThrow();

    var state = stateOf(owner, server);
    assertThat(view.server()).isEqualTo(state.server());
    assertThat(view.everyone()).isEqualTo(PermissionSet.EVERYONE_DEFAULT);
    assertThat(view.members()).containsExactlyInAnyOrder(owner, member);
    assertThat(view.channels())
        .extracting(ChannelView::channel)
        .containsExactlyElementsOf(
            state.channels().stream().map(channel -> channel.channel()).toList());
    assertThat(view.channels().getFirst().lastMessage()).isEmpty();
    assertThat(view.channels().getLast().headSeq()).isEqualTo(1);
    assertThat(view.channels().getLast().lastMessage()).contains(message);
    assertThat(ports().audience().load(new ServerId(1))).isEmpty();
  }

  @Test
  void loadsAServerWithoutChannels() {
    var server = server();
    ports().channels().delete(firstChannel(server));

    assertThat(ports().audience().load(server).orElseThrow().channels()).isEmpty();
  }

  @Test
  void tellsWhoMayDoWhat() {
    var server = server();
    var member = member(server);
    var channel = firstChannel(server);

    var view = ports().audience().load(server).orElseThrow();

    assertThat(view.permissions(owner, channel)).isEqualTo(PermissionSet.ALL);
    assertThat(view.permissions(member, channel)).isEqualTo(PermissionSet.EVERYONE_DEFAULT);
    assertThat(view.permissions(person(), channel)).isEqualTo(PermissionSet.NONE);
    assertThat(view.permissions(member, new ChannelId(1))).isEqualTo(PermissionSet.NONE);
  }

  @Test
  void readsHeadsOfWhatExists() {
    var server = server();
    var books = channel(server, "books").id();
    var general = firstChannel(server);
    ports().post(books, owner);

    var empty = server();
    ports().channels().delete(firstChannel(empty));

    assertThat(ports().audience().heads(List.of(server, empty, new ServerId(1))))
        .containsExactlyInAnyOrder(
            new ServerHeads(server, seqOf(server), Map.of(books, 1L, general, 0L)),
            new ServerHeads(empty, seqOf(empty), Map.of()));
    assertThat(ports().audience().heads(List.of())).isEmpty();
  }

  @Test
  void readsWhatChangedFromAMomentOn() {
    var server = server();
    var early = member(server);
    var late = member(server);
    ports().members().remove(server, late, LeaveReason.LEFT, NOON.plusSeconds(20));
    ports().members().remove(server, early, LeaveReason.LEFT, NOON.plusSeconds(10));

    assertThat(ports().audience().accessChangesSince(NOON.plusSeconds(10)))
        .containsSubsequence(
            new Revocation.MemberCut(NOON.plusSeconds(10), early, server),
            new Revocation.MemberCut(NOON.plusSeconds(20), late, server));
    assertThat(ports().audience().accessChangesSince(NOON.plusSeconds(11)))
        .doesNotContain(new Revocation.MemberCut(NOON.plusSeconds(10), early, server))
        .contains(new Revocation.MemberCut(NOON.plusSeconds(20), late, server));
  }

  @Test
  void readsWhoJoinedAndIsStillThere() {
    var server = server();
    var stays = member(server);
    var leaves = member(server);
    ports().members().remove(server, leaves, LeaveReason.LEFT, NOON.plusSeconds(10));

    var joined =
        ports().audience().accessChangesSince(NOON.minusSeconds(60)).stream()
            .filter(
                change -> change instanceof AccessChange.Joined at && at.server().equals(server));

    assertThat(joined).extracting(AccessChange::user).containsExactlyInAnyOrder(owner, stays);
  }

  private long seqOf(ServerId server) {
    return stateOf(owner, server).server().seq();
  }

  @Test
  void knowsTheServersOfAPerson() {
    var first = server();
    var second = server();
    var member = member(second);

    assertThat(ports().audience().serversOf(owner)).containsExactlyInAnyOrder(first, second);
    assertThat(ports().audience().serversOf(member)).containsExactly(second);
    assertThat(ports().audience().serversOf(person())).isEmpty();
  }
}
