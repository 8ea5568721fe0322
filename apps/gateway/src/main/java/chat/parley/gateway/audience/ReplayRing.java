package chat.parley.gateway.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.fanout.SharedFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The last minute of a server, in memory only. What was edited, deleted or erased since is a
/// position without content. Guarded by the lock of its audience.
final class ReplayRing {

  /// Where a returning session left off.
  record Wanted(Map<ChannelId, Long> channels, long serverSeq) {}

  private static final ChannelId WHOLE_SERVER = new ChannelId(0);

  private static final class Kept {
    final long position;
    final long atMs;
    final EventHeader header;
    final ChannelId visibleIn;
    @Nullable SharedFrame frame;
    int bytes;

    Kept(long position, long atMs, EventHeader header, ChannelId visibleIn, SharedFrame frame) {
      this.position = position;
      this.atMs = atMs;
      this.header = header;
      this.visibleIn = visibleIn;
      this.frame = frame;
      this.bytes = frame.weight();
    }

    /// The sequence it belongs to: that of its channel, or that of the server.
    ChannelId stream() {
      return header.channelSeq() != 0 ? new ChannelId(header.channelId()) : WHOLE_SERVER;
    }

    long seq() {
      return header.channelSeq() != 0 ? header.channelSeq() : header.serverSeq();
    }
  }

  private final ReplayLimits limits;
  private final AtomicLong nodeBytes;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private int bytes;

  /// @param nodeBytes what the rings of the node hold together
  ReplayRing(ReplayLimits limits, AtomicLong nodeBytes) {
    this.limits = limits;
    this.nodeBytes = nodeBytes;
  }

  /// Keeps an event.
  ///
  /// @param visibleIn the channel it may be seen in; 0 for events of the whole server
  void append(
      long position, long nowMs, EventHeader header, ChannelId visibleIn, SharedFrame frame) {
    if (header.replacesContent()) {
      purge(old -> old.messageId() == header.messageId());
    }
    var fresh = new Kept(position, nowMs, header, visibleIn, frame);
    kept.addLast(fresh);
    count(fresh.bytes);
    expire(nowMs);
    while (bytes > limits.serverBytes() || nodeBytes.get() > limits.nodeBytes()) {
      if (kept.isEmpty()) {
        return;
      }
      drop();
    }
  }

  /// Forgets what is too old.
  void expire(long nowMs) {
    while (!kept.isEmpty() && nowMs - kept.getFirst().atMs > limits.ageMs()) {
      drop();
    }
  }

  /// Forgets what a person wrote.
  void purgeAuthor(UserId author) {
    purge(old -> old.authorId() == author.value());
  }

  void clear() {
    count(-bytes);
    kept.clear();
  }

  /// The frames a session missed, as far as the ring reaches without a hole, oldest first.
  ///
  /// @param upTo the last position the session does not get by itself
  /// @param visible whether the session may see events of a channel; asked anew, never remembered
  List<SharedFrame> missed(Wanted wanted, long upTo, Predicate<ChannelId> visible) {
    var reached = reached(wanted, upTo);
    var missed = new ArrayList<SharedFrame>();
    for (var event : kept) {
      var frame = event.frame;
      if (frame != null
          && event.position <= upTo
          && reached.contains(event.stream())
          && event.seq() > after(wanted, event.stream())
          && (event.visibleIn.equals(WHOLE_SERVER) || visible.test(event.visibleIn))) {
        missed.add(frame);
      }
    }
    return missed;
  }

  /// The sequences of which the ring holds everything the session has not.
  private Set<ChannelId> reached(Wanted wanted, long upTo) {
    var newest = new HashMap<ChannelId, Long>();
    var bytesOf = new HashMap<ChannelId, Integer>();
    var broken = new HashSet<ChannelId>();
    for (var event : kept) {
      var stream = event.stream();
      long after = after(wanted, stream);
      if (event.position > upTo || after < 0 || event.seq() <= newest.getOrDefault(stream, after)) {
        continue;
      }
      if (event.seq() != newest.getOrDefault(stream, after) + 1) {
        broken.add(stream);
      }
      newest.put(stream, event.seq());
      bytesOf.merge(stream, event.bytes, Integer::sum);
    }
    var reached = new HashSet<ChannelId>();
    int room = limits.resumeBytes();
    for (var stream : newest.keySet()) {
      int needed = bytesOf.getOrDefault(stream, 0);
      if (!broken.contains(stream) && needed <= room) {
        room -= needed;
        reached.add(stream);
      }
    }
    return reached;
  }

  /// The last seq the session has of a sequence; -1 when it did not name it.
  private static long after(Wanted wanted, ChannelId stream) {
    return stream.equals(WHOLE_SERVER)
        ? wanted.serverSeq()
        : wanted.channels().getOrDefault(stream, -1L);
  }

  private void purge(Predicate<EventHeader> which) {
    for (var event : kept) {
      if (event.frame != null && event.header.carriesContent() && which.test(event.header)) {
        event.frame = null;
        count(-event.bytes);
        event.bytes = 0;
      }
    }
  }

  private void drop() {
    count(-kept.removeFirst().bytes);
  }

  private void count(int change) {
    bytes += change;
    nodeBytes.addAndGet(change);
  }
}
