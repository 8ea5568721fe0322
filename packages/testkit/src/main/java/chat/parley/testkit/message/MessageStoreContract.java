package chat.parley.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.LoggedEvent;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessagePage;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.MessageStore.Replay;
import chat.parley.domain.message.PagePosition;
import chat.parley.shared.snowflake.Snowflakes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every message store must do. Method: each test has a channel and an author of its own.
public abstract class MessageStoreContract {
  private static final int NODE = 1000;
  private static final IdSource IDS = new Snowflakes(NODE, InstantSource.system())::next;
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final ServerId server = new ServerId(IDS.next());
  private final ChannelId channel = new ChannelId(IDS.next());
  private final UserId author = new UserId(IDS.next());

  protected abstract MessageStore store();

  /// Gives the channel a head.
  protected abstract void createChannel(ChannelId channel);

  protected abstract void deleteChannel(ChannelId channel);

  protected abstract void createKeys(UserId author);

  protected abstract void destroyKeys(UserId author);

  /// What waits in the outbox for a channel, in order.
  protected abstract List<EventReference> outbox(ChannelId channel);

  @BeforeEach
  void prepare() {
    createChannel(channel);
    createKeys(author);
  }

  @Test
  void givesPositionsWithoutGapsFromOneOn() {
    var sent = IntStream.range(0, 5).mapToObj(i -> send("line " + i)).toList();

    assertThat(sent).extracting(Message::channelSeq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(store().find(channel, sent.get(2).id())).contains(sent.get(2));
  }

  @Test
  void announcesEachChangeOnceWithItsPosition() {
    var draft = draft("hello");
    var sent = stored(store().append(draft));
    var edit = edit(sent, "hello again");
    store().edit(edit);
    var deletion = new EventId(IDS.next());
    store().delete(sent, deletion);

    assertThat(outbox(channel))
        .containsExactly(
            event(EventKind.MESSAGE_CREATED, draft.event(), sent, 1, draft.clientMutationId()),
            event(EventKind.MESSAGE_EDITED, edit.event(), sent, 2, null),
            event(EventKind.MESSAGE_DELETED, deletion, sent, 3, null));
  }

  @Test
  void answersTheFirstResultToEveryRepeat() {
    var draft = draft("hello");
    var sent = stored(store().append(draft));

    for (int i = 0; i < 5; i++) {
      assertThat(store().append(again(draft))).isEqualTo(new Appended.Repeated(sent));
    }
    assertThat(page(new PagePosition.Newest(), 10).messages()).containsExactly(sent);
    assertThat(outbox(channel)).hasSize(1);
  }

  @Test
  void answersTheFirstResultEvenAfterAnEdit() {
    var draft = draft("hello");
    var sent = stored(store().append(draft));
    store().edit(edit(sent, "other words"));

    for (int i = 0; i < 5; i++) {
      assertThat(store().append(again(draft))).isEqualTo(new Appended.Repeated(sent));
    }
    assertThat(outbox(channel)).hasSize(2);
  }

  @Test
  void answersTheFirstResultEvenAfterADeletion() {
    var draft = draft("hello");
    var sent = stored(store().append(draft));
    store().delete(sent, new EventId(IDS.next()));

    for (int i = 0; i < 5; i++) {
      assertThat(store().append(again(draft))).isEqualTo(new Appended.Repeated(sent));
    }
    assertThat(page(new PagePosition.Newest(), 10).messages()).isEmpty();
    assertThat(outbox(channel)).hasSize(2);
  }

  @Test
  void refusesOtherWordsOrAnotherChannelUnderTheSameMutation() {
    var draft = draft("hello");
    store().append(draft);
    var elsewhere = new ChannelId(IDS.next());
    createChannel(elsewhere);

    assertThat(store().append(draft(channel, author, "others", draft.clientMutationId())))
        .isEqualTo(new Appended.Conflict());
    assertThat(store().append(draft(elsewhere, author, "hello", draft.clientMutationId())))
        .isEqualTo(new Appended.Conflict());
    assertThat(outbox(channel)).hasSize(1);
    assertThat(outbox(elsewhere)).isEmpty();
    assertThat(send("next").channelSeq()).isEqualTo(2);
  }

  @Test
  void takesTheSameMutationOfSomebodyElseForAnotherMessage() {
    var draft = draft("hello");
    store().append(draft);
    var other = new UserId(IDS.next());
    createKeys(other);

    var sent = stored(store().append(draft(channel, other, "hello", draft.clientMutationId())));

    assertThat(sent.channelSeq()).isEqualTo(2);
  }

  @Test
  void storesNothingInAChannelThatIsGone() {
    deleteChannel(channel);

    assertThat(store().append(draft("hello"))).isEqualTo(new Appended.ChannelGone());
    assertThat(outbox(channel)).isEmpty();
  }

  @Test
  void overwritesTheWordsOfAnEdit() {
    var sent = send("hello");
    var edit = edit(sent, "hello again");

    var edited = store().edit(edit).orElseThrow();

    assertThat(edited).isEqualTo(sent.edited(edit.content(), edit.at()));
    assertThat(store().find(channel, sent.id())).contains(edited);
  }

  @Test
  void changesNothingThatIsGone() {
    var sent = send("hello");
    assertThat(store().delete(sent, new EventId(IDS.next()))).isTrue();

    assertThat(store().delete(sent, new EventId(IDS.next()))).isFalse();
    assertThat(store().edit(edit(sent, "late"))).isEmpty();
    assertThat(store().find(channel, sent.id())).isEmpty();
    assertThat(send("next").channelSeq()).isEqualTo(3);
  }

  @Test
  void findsAMessageInItsOwnChannelOnly() {
    var sent = send("hello");

    assertThat(store().find(new ChannelId(IDS.next()), sent.id())).isEmpty();
    assertThat(store().find(List.of(sent.id(), new MessageId(IDS.next()))))
        .containsOnlyKeys(sent.id());
  }

  @Test
  void pagesBackAndForth() {
    var sent = IntStream.range(0, 10).mapToObj(i -> send("line " + i)).toList();

    assertPage(page(new PagePosition.Newest(), 4), sent.subList(6, 10), true, false);
    assertPage(page(before(sent.get(6)), 4), sent.subList(2, 6), true, true);
    assertPage(page(before(sent.get(2)), 4), sent.subList(0, 2), false, true);
    assertPage(page(after(sent.get(6)), 4), sent.subList(7, 10), true, false);
    assertPage(page(after(sent.get(1)), 4), sent.subList(2, 6), true, true);
    assertPage(page(around(sent.get(5)), 4), sent.subList(3, 7), true, true);
    assertPage(page(around(sent.get(0)), 4), sent.subList(0, 2), false, true);
    assertPage(page(new PagePosition.Newest(), 10), sent, false, false);
  }

  @Test
  void pagesAroundAMessageThatIsGone() {
    var sent = new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> send("line " + i)).toList());
    var gone = sent.remove(3);
    store().delete(gone, new EventId(IDS.next()));

    assertPage(page(before(gone), 2), sent.subList(1, 3), true, true);
    assertPage(page(after(gone), 2), sent.subList(3, 5), true, false);
    assertPage(page(around(gone), 2), sent.subList(2, 4), true, true);
    assertPage(page(new PagePosition.Before(new MessageId(1)), 2), List.of(), false, true);
  }

  @Test
  void tellsTheHeadWithThePage() {
    var sent = send("hello");
    store().edit(edit(sent, "hello again"));

    assertThat(page(new PagePosition.Newest(), 4).headSeq()).isEqualTo(2);
  }

  @Test
  void replaysEveryPositionAndWhatIsStillThere() {
    var first = send("first");
    var second = send("second");
    var edit = edit(first, "first again");
    var edited = store().edit(edit).orElseThrow();
    store().delete(second, new EventId(IDS.next()));

    var replay = (Replay.Positions) store().eventsAfter(channel, 0, 10, LONG_AGO);

    assertThat(replay.headSeq()).isEqualTo(4);
    assertThat(replay.positions())
        .extracting(LoggedEvent::channelSeq)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(replay.positions().get(2))
        .isEqualTo(new LoggedEvent(3, edit.event(), EventKind.MESSAGE_EDITED, first.id()));
    assertThat(replay.current()).containsOnlyKeys(first.id()).containsEntry(first.id(), edited);
  }

  @Test
  void replaysAStretch() {
    IntStream.range(0, 6).forEach(i -> send("line " + i));

    var replay = (Replay.Positions) store().eventsAfter(channel, 2, 3, LONG_AGO);

    assertThat(replay.headSeq()).isEqualTo(6);
    assertThat(replay.positions())
        .extracting(LoggedEvent::channelSeq)
        .containsExactlyElementsOf(LongStream.rangeClosed(3, 5).boxed().toList());
    var end = (Replay.Positions) store().eventsAfter(channel, 6, 3, LONG_AGO);
    assertThat(end.positions()).isEmpty();
  }

  @Test
  void replaysNothingThatIsOutOfReach() {
    send("hello");
    var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);

    assertThat(store().eventsAfter(channel, 0, 10, tomorrow)).isEqualTo(new Replay.OutOfReach());
    assertThat(store().eventsAfter(channel, 2, 10, LONG_AGO)).isEqualTo(new Replay.OutOfReach());
    assertThat(store().eventsAfter(new ChannelId(IDS.next()), 0, 10, LONG_AGO))
        .isEqualTo(new Replay.OutOfReach());
  }

  @Test
  void showsNobodyWhatWasWrittenUnderADestroyedKey() {
    var other = new UserId(IDS.next());
    createKeys(other);
    var kept = stored(store().append(draft(channel, other, "kept", UUID.randomUUID())));
    var lost = send("lost");

    destroyKeys(author);

    assertThat(store().find(channel, lost.id())).isEmpty();
    assertThat(page(new PagePosition.Newest(), 10).messages()).containsExactly(kept);
    var replay = (Replay.Positions) store().eventsAfter(channel, 0, 10, LONG_AGO);
    assertThat(replay.positions()).hasSize(2);
    assertThat(replay.current()).containsOnlyKeys(kept.id());
  }

  private MessagePage page(PagePosition position, int limit) {
    return store().page(channel, position, limit);
  }

  private static PagePosition before(Message message) {
    return new PagePosition.Before(message.id());
  }

  private static PagePosition after(Message message) {
    return new PagePosition.After(message.id());
  }

  private static PagePosition around(Message message) {
    return new PagePosition.Around(message.id());
  }

  private static void assertPage(
      MessagePage page, List<Message> messages, boolean hasOlder, boolean hasNewer) {
    assertThat(page.messages()).isEqualTo(messages);
    assertThat(page.hasOlder()).isEqualTo(hasOlder);
    assertThat(page.hasNewer()).isEqualTo(hasNewer);
  }

  private Message send(String words) {
    return stored(store().append(draft(words)));
  }

  private DraftMessage draft(String words) {
    return draft(channel, author, words, UUID.randomUUID());
  }

  private DraftMessage draft(ChannelId channel, UserId author, String words, UUID mutationId) {
    return new DraftMessage(
        new MessageId(IDS.next()),
        new EventId(IDS.next()),
        server,
        channel,
        author,
        new MessageContent(words),
        mutationId);
  }

  /// The same request once more: the ids that the use case makes are new.
  private DraftMessage again(DraftMessage draft) {
    return draft(draft.channel(), draft.author(), draft.content().text(), draft.clientMutationId());
  }

  private static MessageEdit edit(Message message, String words) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new MessageEdit(message, new MessageContent(words), new EventId(IDS.next()), now);
  }

  private static Message stored(Appended appended) {
    assertThat(appended).isInstanceOf(Appended.Stored.class);
    return ((Appended.Stored) appended).message();
  }

  private static EventReference event(
      EventKind kind, EventId id, Message message, long seq, @Nullable UUID mutationId) {
    return new EventReference(
        id,
        kind,
        message.server().value(),
        message.channel().value(),
        message.id().value(),
        0,
        seq,
        mutationId);
  }
}
