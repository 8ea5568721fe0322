package chat.parley.rig.client.core;

import chat.parley.proto.v1.CatchUpEvent;
import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The part of a channel that is loaded, and how it follows the channel.
///
/// Every event up to [#seq] is in, an event beyond the next one waits, and nothing is missing
/// between the first entry and the last. Open for tests to plant mistakes in.
public class ChannelLog {
  /// Events kept while a hole before them is fetched. What does not fit is fetched too.
  static final int HELD_EVENTS_MAX = 500;

  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final Map<Long, Long> seqOf = new HashMap<>();
  private final TreeMap<Long, EventEnvelope> held = new TreeMap<>();
  private boolean loaded;
  private boolean hasOlder;
  private long seq;
  private long head;

  /// Every event up to here is in.
  public final long seq() {
    return seq;
  }

  /// The newest position that was heard of.
  public final long head() {
    return head;
  }

  public final boolean isLoaded() {
    return loaded;
  }

  public final boolean hasOlder() {
    return hasOlder;
  }

  /// What the client shows, in order; places of deleted messages are left out.
  public final List<Entry> shown() {
    return entries.values().stream().filter(entry -> !entry.gone()).toList();
  }

  /// The oldest entry; 0 when there is none.
  final long firstId() {
    return entries.isEmpty() ? 0 : entries.firstEntry().getValue().id();
  }

  /// Where to catch up from, when something is missing.
  final OptionalLong hole() {
    return loaded && head > seq ? OptionalLong.of(seq) : OptionalLong.empty();
  }

  /// Its position is out of reach of the catch-up log: only a page helps.
  final void unload() {
    loaded = false;
  }

  /// The newest page. What was heard of after it was read stays a hole to be filled.
  final void load(ListMessagesResponse page) {
    entries.clear();
    seqOf.clear();
    page.getMessagesList().forEach(this::put);
    loaded = true;
    hasOlder = page.getHasOlder();
    seq = page.getHeadSeq();
    head = Math.max(head, seq);
    drain();
  }

  /// An older page. One read before events that went by since may hold what they deleted, so the
  /// log steps back to where it was read, and the step is a hole that is fetched.
  final void prepend(ListMessagesResponse page) {
    long first = entries.isEmpty() ? Long.MAX_VALUE : entries.firstKey();
    for (var message : page.getMessagesList()) {
      if (message.getChannelSeq() < first) {
        put(message);
      }
    }
    hasOlder = page.getHasOlder();
    seq = Math.min(seq, page.getHeadSeq());
    head = Math.max(head, page.getHeadSeq());
  }

  /// A live event. A repeated one changes nothing; one that came too early waits.
  protected void apply(EventEnvelope event) {
    long at = event.getChannelSeq();
    head = Math.max(head, at);
    if (!loaded || at > seq + 1) {
      if (held.size() < HELD_EVENTS_MAX) {
        held.putIfAbsent(at, event);
      }
    } else if (at == seq + 1) {
      change(event);
      seq = at;
      drain();
    }
  }

  /// Positions read from the catch-up log.
  final void catchUp(CatchUpResponse read) {
    head = Math.max(head, read.getHeadSeq());
    for (var event : read.getEventsList()) {
      if (event.getChannelSeq() == seq + 1) {
        take(event);
        seq = event.getChannelSeq();
      }
    }
    drain();
  }

  /// One position of the catch-up log, resolved against what is there now.
  protected void take(CatchUpEvent event) {
    if (event.hasMessage()) {
      upsert(event.getMessage());
    } else if (event.getDeleted()) {
      erase(event.getMessageId());
    }
  }

  /// A position that was only told, not sent.
  protected void noteHead(long told) {
    head = Math.max(head, told);
  }

  /// The answer to an own send. Its event comes later and finds it here; or came before, and then
  /// what is not here any more was deleted since.
  final void putOwn(Message message) {
    if (!loaded) {
      head = Math.max(head, message.getChannelSeq());
    } else if (message.getChannelSeq() <= seq) {
      putEdited(message);
    } else {
      head = Math.max(head, message.getChannelSeq());
      upsert(message);
    }
  }

  /// The answer to an own edit.
  final void putEdited(Message message) {
    if (seqOf.containsKey(message.getId())) {
      upsert(message);
    }
  }

  /// The answer to an own deletion.
  final void dropOwn(long message) {
    erase(message);
  }

  private void change(EventEnvelope event) {
    switch (event.getEventCase()) {
      case MESSAGE_CREATED -> upsert(event.getMessageCreated().getMessage());
      case MESSAGE_EDITED -> upsert(event.getMessageEdited().getMessage());
      case MESSAGE_DELETED -> erase(event.getMessageDeleted().getMessageId());
      default -> {
        // A kind this client does not know still takes its position.
      }
    }
  }

  /// Takes up the held events that have become next, and forgets those that were passed.
  private void drain() {
    for (var next = held.remove(seq + 1); next != null; next = held.remove(seq + 1)) {
      change(next);
      seq = next.getChannelSeq();
    }
    held.headMap(seq, true).clear();
    head = Math.max(head, seq);
  }

  /// An older state of a message, told late, never wins over a newer one; what was deleted stays
  /// deleted; what lies before the loaded part is read with its page.
  private void upsert(Message message) {
    var there = entries.get(message.getChannelSeq());
    if (there == null) {
      boolean within = !entries.isEmpty() && message.getChannelSeq() > entries.firstKey();
      if (within || !hasOlder) {
        put(message);
      }
    } else if (!there.gone() && there.editedMicros() <= Entry.of(message).editedMicros()) {
      put(message);
    }
  }

  private void put(Message message) {
    entries.put(message.getChannelSeq(), Entry.of(message));
    seqOf.put(message.getId(), message.getChannelSeq());
  }

  private void erase(long message) {
    var at = seqOf.get(message);
    if (at != null) {
      entries.computeIfPresent(at, (_, entry) -> entry.deleted());
    }
  }
}
