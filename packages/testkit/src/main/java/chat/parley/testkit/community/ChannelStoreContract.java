package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of channels must do.
public abstract class ChannelStoreContract extends CommunityContract {

  @Test
  void makesChannelsAtTheEndOfTheList() {
    var server = server();

    var books = channel(server, "books");
    var films = channel(server, "films");

    assertThat(books.position()).isEqualTo(1);
    assertThat(films.position()).isEqualTo(2);
    assertThat(stateOf(owner, server).channels())
        .extracting(state -> state.channel().name().value())
        .containsExactly("general", "books", "films");
    assertThat(ports().channels().find(List.of(books.id(), new ChannelId(1))))
        .containsOnlyKeys(books.id())
        .containsValue(books);
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.CHANNEL_CREATED, books.id().value(), 0, 1),
            new Told(EventKind.CHANNEL_CREATED, films.id().value(), 0, 2));
  }

  @Test
  void makesOneChannelOutOfFiveTries() {
    var server = server();
    var mutation = UUID.randomUUID();
    var first = stored(ports().channels().create(channelDraft(server, "books"), mutation, MANY));

    for (int i = 0; i < 4; i++) {
      assertThat(ports().channels().create(channelDraft(server, "books"), mutation, MANY))
          .isEqualTo(new Creation.Repeated<>(first));
    }
    assertThat(stateOf(owner, server).channels()).hasSize(2);
    assertThat(stateOf(owner, server).server().seq()).isEqualTo(1);
  }

  @Test
  void refusesAnotherBodyOrServerUnderTheSameMutation() {
    var server = server();
    var other = server();
    var mutation = UUID.randomUUID();
    ports().channels().create(channelDraft(server, "books"), mutation, MANY);

    assertThat(ports().channels().create(channelDraft(server, "films"), mutation, MANY))
        .isEqualTo(new Creation.Conflict<>());
    assertThat(ports().channels().create(channelDraft(other, "books"), mutation, MANY))
        .isEqualTo(new Creation.Conflict<>());
  }

  @Test
  void makesNothingAnewThatWasDeleted() {
    var server = server();
    var mutation = UUID.randomUUID();
    var gone = stored(ports().channels().create(channelDraft(server, "books"), mutation, MANY));
    ports().channels().delete(gone.id());

    assertThat(ports().channels().create(channelDraft(server, "books"), mutation, MANY))
        .isEqualTo(new Creation.Conflict<>());
  }

  @Test
  void refusesOneChannelTooManyAndForgetsTheTry() {
    var server = server();
    var mutation = UUID.randomUUID();
    var draft = channelDraft(server, "books");

    assertThat(ports().channels().create(draft, mutation, 1))
        .isEqualTo(new Creation.LimitReached<>());
    assertThat(stateOf(owner, server).server().seq()).isZero();
    assertThat(ports().channels().create(draft, mutation, 2)).isInstanceOf(Creation.Stored.class);
  }

  @Test
  void makesNothingInAServerThatIsGone() {
    assertThat(
            ports()
                .channels()
                .create(channelDraft(new ServerId(1), "books"), UUID.randomUUID(), MANY))
        .isEqualTo(new Creation.ParentGone<>());
  }

  @Test
  void changesWhatIsGivenAndSaysSo() {
    var server = server();
    var books = channel(server, "books");

    var renamed =
        ports().channels().update(books.id(), new ChannelName("novels"), null).orElseThrow();
    var explained =
        ports().channels().update(books.id(), null, new ChannelTopic("Long ones")).orElseThrow();

    assertThat(renamed.topic()).isEqualTo(books.topic());
    assertThat(explained)
        .isEqualTo(
            new Channel(
                books.id(), server, new ChannelName("novels"), new ChannelTopic("Long ones"), 1));
    assertThat(toldOf(server))
        .endsWith(
            new Told(EventKind.CHANNEL_UPDATED, books.id().value(), 0, 2),
            new Told(EventKind.CHANNEL_UPDATED, books.id().value(), 0, 3));
  }

  @Test
  void saysNothingOfAChangeOfNothing() {
    var server = server();
    var books = channel(server, "books");

    assertThat(ports().channels().update(books.id(), books.name(), books.topic())).contains(books);
    assertThat(stateOf(owner, server).server().seq()).isEqualTo(1);
  }

  @Test
  void deletesAChannelWithItsPositions() {
    var server = server();
    var books = channel(server, "books").id();
    ports().post(books, owner);
    ports().readPositions().move(owner, books, 1, false);

    assertThat(ports().channels().delete(books)).isTrue();

    assertThat(ports().channels().find(List.of(books))).isEmpty();
    assertThat(ports().channels().update(books, new ChannelName("late"), null)).isEmpty();
    assertThat(ports().readPositions().find(owner, books)).isEmpty();
    assertThat(ports().audience().heads(List.of(server)).getFirst().channels())
        .doesNotContainKey(books);
    assertThat(ports().channels().delete(books)).isFalse();
    assertThat(toldOf(server)).endsWith(new Told(EventKind.CHANNEL_DELETED, books.value(), 0, 2));
  }

  @Test
  void tellsWhatAMemberHolds() {
    var server = server();
    var member = member(server);
    var channel = firstChannel(server);

    var grant = ports().channelGrants().find(member, channel).orElseThrow();

    assertThat(grant.channel()).isEqualTo(channel);
    assertThat(grant.overwrites()).isEmpty();
    assertThat(grant.member().owner()).isEqualTo(owner);
    assertThat(grant.member().roles())
        .containsExactly(Role.everyone(server, PermissionSet.EVERYONE_DEFAULT));
    assertThat(ports().serverGrants().find(member, server)).contains(grant.member());
    assertThat(ports().channelGrants().find(person(), channel)).isEmpty();
    assertThat(ports().channelGrants().find(member, new ChannelId(1))).isEmpty();
    assertThat(ports().serverGrants().find(person(), server)).isEmpty();
  }
}
