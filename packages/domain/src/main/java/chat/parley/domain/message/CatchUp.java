package chat.parley.domain.message;

import static chat.parley.domain.permission.Permission.READ_MESSAGE_HISTORY;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.MessageStore.Replay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells what happened in a channel after a position: references, resolved against what is there
/// now. What was deleted since is a position without content.
public final class CatchUp {
  public static final int EVENTS_MAX = 200;
  public static final int EVENTS_DEFAULT = 100;

  /// How far back the log of a channel is kept.
  public static final Duration REACH = Duration.ofDays(7);

  /// How far back those may look who may not read the history: what a short absence costs.
  public static final Duration REACH_WITHOUT_HISTORY = Duration.ofMinutes(10);

  private final ChannelAccess access;
  private final MessageStore messages;
  private final InstantSource clock;

  /// The last position the reader has, and how much to tell at once.
  ///
  /// @param afterSeq unsigned, as clients send it: a negative one lies ahead of every channel
  public record Query(UserId reader, ChannelId channel, long afterSeq, int limit) {
    public Query {
      if (limit < 1 || limit > EVENTS_MAX) {
        throw new IllegalArgumentException("a catch-up has 1 to 200 events");
      }
    }
  }

  /// One position.
  ///
  /// @param message absent when it is gone, or when a later position of the answer carries it
  /// @param deleted true when the message is gone
  public record Event(
      long channelSeq,
      EventId id,
      MessageId messageId,
      @Nullable Message message,
      boolean deleted) {}

  /// What became of it.
  public sealed interface Outcome {
    /// Ascending and without gaps.
    record Events(List<Event> events, long headSeq) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    /// The position is out of reach: load the page again.
    record Resync() implements Outcome {}
  }

  public CatchUp(ChannelAccess access, MessageStore messages, InstantSource clock) {
    this.access = access;
    this.messages = messages;
    this.clock = clock;
  }

  public Outcome handle(Query query) {
    return access
        .find(query.reader(), query.channel())
        .map(channel -> replay(query, channel))
        .orElseGet(Outcome.UnknownChannel::new);
  }

  private Outcome replay(Query query, AccessibleChannel channel) {
    if (query.afterSeq() < 0) {
      return new Outcome.Resync();
    }
    var reach = channel.allows(READ_MESSAGE_HISTORY) ? REACH : REACH_WITHOUT_HISTORY;
    var oldest = clock.instant().minus(reach);
    return switch (messages.eventsAfter(channel.id(), query.afterSeq(), query.limit(), oldest)) {
      case Replay.Positions(var positions, var current, var headSeq) ->
          new Outcome.Events(resolve(positions, current), headSeq);
      case Replay.OutOfReach() -> new Outcome.Resync();
    };
  }

  /// Walks back from the newest position, so that each message is carried once, by its last one.
  private static List<Event> resolve(List<LoggedEvent> positions, Map<MessageId, Message> current) {
    var events = new ArrayList<Event>(positions.size());
    var carried = new HashSet<MessageId>();
    for (var position : positions.reversed()) {
      var message = current.get(position.message());
      var deleted = message == null || position.kind() == EventKind.MESSAGE_DELETED;
      var carries = !deleted && carried.add(position.message());
      events.add(
          new Event(
              position.channelSeq(),
              position.event(),
              position.message(),
              carries ? message : null,
              deleted));
    }
    return List.copyOf(events.reversed());
  }
}
