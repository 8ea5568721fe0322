package chat.parley.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.channel.ChannelGrant;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.message.EditMessage;
import chat.parley.domain.message.GetMessage;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.PageMessages;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.message.SendMessage;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.testkit.id.CountingIds;
import chat.parley.testkit.time.SteppedClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Who may send, read, edit and delete. Method: one channel; each person holds what a test says.
class MessageRulesTest {
  private static final ServerId SERVER = new ServerId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final UserId OWNER = new UserId(3);
  private static final UserId ANNA = new UserId(10);
  private static final UserId BEN = new UserId(11);
  private static final UserId STRANGER = new UserId(12);

  private final SteppedClock clock = SteppedClock.atNoon();
  private final IdSource ids = new CountingIds(1_000);
  private final MemoryMessageStore store = new MemoryMessageStore(clock);
  private final Map<UserId, PermissionSet> held = new HashMap<>();
  private final ChannelAccess access = new ChannelAccess(this::grant);
  private final SendMessage sendMessage = new SendMessage(access, store, ids);

  private Optional<ChannelGrant> grant(UserId user, ChannelId channel) {
    return Optional.ofNullable(held.get(user))
        .filter(_ -> channel.equals(CHANNEL))
        .map(
            permissions ->
                new ChannelGrant(
                    CHANNEL,
                    new MemberGrant(
                        user, SERVER, OWNER, List.of(Role.everyone(SERVER, permissions))),
                    List.of()));
  }

  @BeforeEach
  void prepare() {
    store.createChannel(CHANNEL);
    hold(ANNA, PermissionSet.EVERYONE_DEFAULT);
    hold(BEN, PermissionSet.EVERYONE_DEFAULT);
  }

  private void hold(UserId user, PermissionSet permissions) {
    held.put(user, permissions);
  }

  private static PermissionSet everyoneWithout(Permission permission) {
    return PermissionSet.EVERYONE_DEFAULT.minus(PermissionSet.of(permission));
  }

  private SendMessage.Outcome send(UserId author, String words, UUID mutationId) {
    return sendMessage.handle(
        new SendMessage.Command(author, CHANNEL, new MessageContent(words), mutationId));
  }

  private Message sent(UserId author, String words) {
    return ((SendMessage.Outcome.Sent) send(author, words, UUID.randomUUID())).message();
  }

  @Nested
  class Sending {
    @Test
    void storesTheMessageAtTheNextPosition() {
      sent(BEN, "first");
      var message = sent(ANNA, "second");

      assertThat(message.channelSeq()).isEqualTo(2);
      assertThat(message.author()).isEqualTo(ANNA);
      assertThat(store.find(CHANNEL, message.id())).contains(message);
    }

    @Test
    void answersTheFirstResultToARepeatAndAConflictToOtherWords() {
      var mutationId = UUID.randomUUID();
      var first = send(ANNA, "hello", mutationId);

      assertThat(send(ANNA, "hello", mutationId)).isEqualTo(first);
      assertThat(send(ANNA, "other", mutationId))
          .isEqualTo(new SendMessage.Outcome.MutationConflict());
      assertThat(store.outbox()).hasSize(1);
    }

    @Test
    void answersUnknownChannelToThoseWhoCannotSeeIt() {
      hold(BEN, everyoneWithout(Permission.VIEW_CHANNEL));

      assertThat(send(STRANGER, "hello", UUID.randomUUID()))
          .isEqualTo(new SendMessage.Outcome.UnknownChannel());
      assertThat(send(BEN, "hello", UUID.randomUUID()))
          .isEqualTo(new SendMessage.Outcome.UnknownChannel());
      assertThat(store.outbox()).isEmpty();
    }

    @Test
    void needsThePermissionToSend() {
      hold(ANNA, everyoneWithout(Permission.SEND_MESSAGES));

      assertThat(send(ANNA, "hello", UUID.randomUUID()))
          .isEqualTo(new SendMessage.Outcome.MissingPermission());
      assertThat(store.outbox()).isEmpty();
    }

    @Test
    void answersUnknownChannelWhenItIsDeletedMeanwhile() {
      store.deleteChannel(CHANNEL);

      assertThat(send(ANNA, "hello", UUID.randomUUID()))
          .isEqualTo(new SendMessage.Outcome.UnknownChannel());
    }
  }

  @Nested
  class Editing {
    private final EditMessage editMessage = new EditMessage(access, store, ids, clock);

    private EditMessage.Outcome edit(UserId caller, MessageId message, String words) {
      return editMessage.handle(
          new EditMessage.Command(caller, CHANNEL, message, new MessageContent(words)));
    }

    @Test
    void overwritesWhatTheAuthorWrote() {
      var message = sent(ANNA, "hello");
      clock.advance(Duration.ofMinutes(1));

      var edited = message.edited(new MessageContent("hello again"), clock.instant());
      assertThat(edit(ANNA, message.id(), "hello again"))
          .isEqualTo(new EditMessage.Outcome.Edited(edited));
    }

    @Test
    void isForTheAuthorOnlyWhateverOthersMayManage() {
      var message = sent(ANNA, "hello");
      hold(BEN, PermissionSet.ALL);

      assertThat(edit(BEN, message.id(), "mine"))
          .isEqualTo(new EditMessage.Outcome.MissingPermission());
      assertThat(edit(STRANGER, message.id(), "mine"))
          .isEqualTo(new EditMessage.Outcome.UnknownChannel());
    }

    @Test
    void announcesNothingWhenTheWordsAreTheSame() {
      var message = sent(ANNA, "hello");

      assertThat(edit(ANNA, message.id(), "hello"))
          .isEqualTo(new EditMessage.Outcome.Edited(message));
      assertThat(store.outbox()).hasSize(1);
    }

    @Test
    void knowsNoMessageThatIsGone() {
      assertThat(edit(ANNA, new MessageId(404), "hello"))
          .isEqualTo(new EditMessage.Outcome.UnknownMessage());
    }
  }

  @Nested
  class Deleting {
    private final DeleteMessage deleteMessage = new DeleteMessage(access, store, ids);

    private DeleteMessage.Outcome delete(UserId caller, MessageId message) {
      return deleteMessage.handle(new DeleteMessage.Command(caller, CHANNEL, message));
    }

    @Test
    void isForTheAuthorAndForThoseWhoManageMessages() {
      var first = sent(ANNA, "first");
      var second = sent(ANNA, "second");
      assertThat(delete(BEN, first.id())).isEqualTo(new DeleteMessage.Outcome.MissingPermission());

      hold(BEN, PermissionSet.EVERYONE_DEFAULT.plus(PermissionSet.of(Permission.MANAGE_MESSAGES)));

      assertThat(delete(BEN, first.id())).isEqualTo(new DeleteMessage.Outcome.Deleted());
      assertThat(delete(ANNA, second.id())).isEqualTo(new DeleteMessage.Outcome.Deleted());
    }

    @Test
    void knowsNoMessageThatIsGoneAndNoChannelThatIsHidden() {
      var message = sent(ANNA, "hello");
      delete(ANNA, message.id());

      assertThat(delete(ANNA, message.id())).isEqualTo(new DeleteMessage.Outcome.UnknownMessage());
      assertThat(delete(STRANGER, message.id()))
          .isEqualTo(new DeleteMessage.Outcome.UnknownChannel());
    }
  }

  @Nested
  class Reading {
    private final GetMessage getMessage = new GetMessage(access, store);
    private final PageMessages pageMessages = new PageMessages(access, store);

    private PageMessages.Outcome page(UserId reader) {
      return pageMessages.handle(
          new PageMessages.Query(reader, CHANNEL, new PagePosition.Newest(), 50));
    }

    @Test
    void showsPagesAndMessagesToThoseWhoMayReadTheHistory() {
      var message = sent(ANNA, "hello");

      assertThat(getMessage.handle(BEN, CHANNEL, message.id()))
          .isEqualTo(new GetMessage.Outcome.Found(message));
      assertThat(((PageMessages.Outcome.Page) page(BEN)).page().messages())
          .containsExactly(message);
    }

    @Test
    void needsThePermissionToReadTheHistory() {
      var message = sent(ANNA, "hello");
      hold(BEN, everyoneWithout(Permission.READ_MESSAGE_HISTORY));

      assertThat(getMessage.handle(BEN, CHANNEL, message.id()))
          .isEqualTo(new GetMessage.Outcome.MissingPermission());
      assertThat(page(BEN)).isEqualTo(new PageMessages.Outcome.MissingPermission());
      assertThat(page(STRANGER)).isEqualTo(new PageMessages.Outcome.UnknownChannel());
    }
  }

  @Nested
  class CatchingUp {
    private final CatchUp catchUp = new CatchUp(access, store, clock);

    private CatchUp.Outcome after(UserId reader, long seq) {
      return catchUp.handle(new CatchUp.Query(reader, CHANNEL, seq, CatchUp.EVENTS_MAX));
    }

    private List<CatchUp.Event> events(UserId reader, long seq) {
      return ((CatchUp.Outcome.Events) after(reader, seq)).events();
    }

    @Test
    void carriesEachMessageOnceByItsLastPosition() {
      var first = sent(ANNA, "first");
      var second = sent(ANNA, "second");
      new EditMessage(access, store, ids, clock)
          .handle(
              new EditMessage.Command(
                  ANNA, CHANNEL, first.id(), new MessageContent("first again")));

      var events = events(BEN, 0);

      assertThat(events).extracting(CatchUp.Event::channelSeq).containsExactly(1L, 2L, 3L);
      assertThat(events.get(0).message()).isNull();
      assertThat(events.get(1).message()).isEqualTo(second);
      assertThat(events.get(2).message()).isEqualTo(store.find(CHANNEL, first.id()).get());
      assertThat(events).noneMatch(CatchUp.Event::deleted);
    }

    @Test
    void tellsPositionsWithoutContentOfWhatIsGone() {
      var message = sent(ANNA, "hello");
      new DeleteMessage(access, store, ids)
          .handle(new DeleteMessage.Command(ANNA, CHANNEL, message.id()));

      assertThat(events(BEN, 0))
          .hasSize(2)
          .allMatch(CatchUp.Event::deleted)
          .allMatch(event -> event.message() == null);
    }

    @Test
    void reachesBackSevenDays() {
      sent(ANNA, "hello");
      clock.advance(CatchUp.REACH);
      assertThat(events(BEN, 0)).hasSize(1);

      clock.advance(Duration.ofMillis(1));
      assertThat(after(BEN, 0)).isEqualTo(new CatchUp.Outcome.Resync());
    }

    @Test
    void reachesBackTenMinutesForThoseWhoMayNotReadTheHistory() {
      hold(BEN, everyoneWithout(Permission.READ_MESSAGE_HISTORY));
      sent(ANNA, "hello");
      clock.advance(Duration.ofMinutes(10));
      assertThat(events(BEN, 0)).hasSize(1);

      clock.advance(Duration.ofMillis(1));
      assertThat(after(BEN, 0)).isEqualTo(new CatchUp.Outcome.Resync());
      assertThat(events(ANNA, 0)).hasSize(1);
    }

    @Test
    void sendsThoseBackWhoAreAheadOfTheChannel() {
      sent(ANNA, "hello");

      assertThat(after(BEN, 2)).isEqualTo(new CatchUp.Outcome.Resync());
      assertThat(after(BEN, -1)).isEqualTo(new CatchUp.Outcome.Resync());
      assertThat(after(STRANGER, 0)).isEqualTo(new CatchUp.Outcome.UnknownChannel());
    }
  }
}
