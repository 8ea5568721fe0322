package chat.parley.testkit.message;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.LoggedEvent;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessagePage;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PagePosition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A message store in memory, for one thread.
public final class MemoryMessageStore implements MessageStore {
  private final InstantSource clock;
  private final Consumer<EventReference> relay;
  private final Map<ChannelId, Long> heads = new HashMap<>();
  private final Map<MessageId, Message> messages = new HashMap<>();
  private final Map<Mutation, Sent> sent = new HashMap<>();
  private final Map<ChannelId, List<Entry>> logs = new HashMap<>();
  private final List<EventReference> outbox = new ArrayList<>();
  private final Set<UserId> erased = new HashSet<>();

  private record Mutation(UserId author, UUID id) {}

  private record Sent(MessageId message, long channelSeq, ChannelId channel, MessageContent said) {}

  private record Entry(LoggedEvent event, Instant at) {}

  public MemoryMessageStore(InstantSource clock) {
    this(clock, _ -> {});
  }

  /// @param relay hears every reference in the moment it is announced
  public MemoryMessageStore(InstantSource clock, Consumer<EventReference> relay) {
    this.clock = clock;
    this.relay = relay;
  }

  /// The newest position of a channel; 0 when nothing has happened in it.
  public long head(ChannelId channel) {
    return heads.getOrDefault(channel, 0L);
  }

  public void createChannel(ChannelId channel) {
    heads.put(channel, 0L);
  }

  public void deleteChannel(ChannelId channel) {
    heads.remove(channel);
    logs.remove(channel);
    messages.values().removeIf(message -> message.channel().equals(channel));
  }

  /// From here on nothing that the person wrote can be read.
  public void destroyKeys(UserId author) {
    erased.add(author);
  }

  /// What was announced, in order.
  public List<EventReference> outbox() {
    return List.copyOf(outbox);
  }

  @Override
  public Appended append(DraftMessage draft) {
    var mutation = new Mutation(draft.author(), draft.clientMutationId());
    var first = sent.get(mutation);
    if (first != null) {
      return first.channel().equals(draft.channel()) && first.said().equals(draft.content())
          ? new Appended.Repeated(draft.at(first.message(), first.channelSeq()))
          : new Appended.Conflict();
    }
    var head = heads.get(draft.channel());
    if (head == null) {
      return new Appended.ChannelGone();
    }
    long channelSeq = head + 1;
    var message = draft.at(draft.id(), channelSeq);
    messages.put(message.id(), message);
    sent.put(mutation, new Sent(message.id(), channelSeq, message.channel(), message.content()));
    announce(EventKind.MESSAGE_CREATED, message, draft.event(), draft.clientMutationId());
    return new Appended.Stored(message);
  }

  @Override
  public Optional<Message> edit(MessageEdit edit) {
    if (!messages.containsKey(edit.message().id())) {
      return Optional.empty();
    }
    var edited = edit.message().edited(edit.content(), edit.at());
    messages.put(edited.id(), edited);
    announce(EventKind.MESSAGE_EDITED, edited, edit.event(), null);
    return Optional.of(edited);
  }

  @Override
  public boolean delete(Message message, EventId event) {
    if (messages.remove(message.id()) == null) {
      return false;
    }
    announce(EventKind.MESSAGE_DELETED, message, event, null);
    return true;
  }

  @Override
  public Optional<Message> find(ChannelId channel, MessageId id) {
    return Optional.ofNullable(messages.get(id))
        .filter(message -> message.channel().equals(channel))
        .filter(this::isReadable);
  }

  @Override
  public Map<MessageId, Message> find(Collection<MessageId> ids) {
    var found = new HashMap<MessageId, Message>();
    for (var id : ids) {
      Optional.ofNullable(messages.get(id))
          .filter(this::isReadable)
          .ifPresent(message -> found.put(id, message));
    }
    return found;
  }

  @Override
  public MessagePage page(ChannelId channel, PagePosition position, int limit) {
    var all =
        messages.values().stream()
            .filter(message -> message.channel().equals(channel))
            .sorted(Comparator.comparingLong(Message::channelSeq))
            .toList();
    int size = all.size();
    return switch (position) {
      case PagePosition.Newest() -> slice(channel, all, size - limit, size);
      case PagePosition.Before(var anchor) -> {
        int pivot = pivot(all, anchor);
        yield slice(channel, all, pivot - limit, pivot);
      }
      case PagePosition.After(var anchor) -> {
        int first = pivot(all, anchor) + (messages.containsKey(anchor) ? 1 : 0);
        yield slice(channel, all, first, first + limit);
      }
      case PagePosition.Around(var anchor) -> {
        int first = pivot(all, anchor) - limit / 2;
        yield slice(channel, all, first, first + limit);
      }
    };
  }

  private MessagePage slice(ChannelId channel, List<Message> all, int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(all.size(), to);
    return new MessagePage(
        all.subList(start, end).stream().filter(this::isReadable).toList(),
        start > 0,
        end < all.size(),
        heads.getOrDefault(channel, 0L));
  }

  /// Where the anchor is, or would follow the newest message sent before it.
  private static int pivot(List<Message> all, MessageId anchor) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(anchor)) {
        return i;
      }
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).id().value() < anchor.value()) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public Replay eventsAfter(ChannelId channel, long afterSeq, int limit, Instant oldest) {
    long head = heads.getOrDefault(channel, -1L);
    var rest =
        logs.getOrDefault(channel, List.of()).stream()
            .filter(entry -> entry.event().channelSeq() > afterSeq)
            .limit(limit)
            .toList();
    if (afterSeq > head || (!rest.isEmpty() && rest.getFirst().at().isBefore(oldest))) {
      return new Replay.OutOfReach();
    }
    var positions = rest.stream().map(Entry::event).toList();
    return new Replay.Positions(
        positions, find(positions.stream().map(LoggedEvent::message).toList()), head);
  }

  private boolean isReadable(Message message) {
    return !erased.contains(message.author());
  }

  private void announce(EventKind kind, Message message, EventId event, @Nullable UUID mutationId) {
    long seq = heads.merge(message.channel(), 1L, Long::sum);
    logs.computeIfAbsent(message.channel(), _ -> new ArrayList<>())
        .add(new Entry(new LoggedEvent(seq, event, kind, message.id()), clock.instant()));
    var reference =
        new EventReference(
            event,
            kind,
            message.server().value(),
            message.channel().value(),
            message.id().value(),
            0,
            seq,
            mutationId);
    outbox.add(reference);
    relay.accept(reference);
  }
}
