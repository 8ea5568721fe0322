package chat.parley.rig.client.core;

import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.ServerState;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The servers the client sees and the logs of their channels. Server events are taken in the order
/// of their `server_seq`; after a hole the server is read again.
final class Servers {
  private static final class Known {
    private long seq;
    private boolean stale;
    private final Set<Long> channels = new HashSet<>();
  }

  private final Supplier<ChannelLog> newLog;
  private final Map<Long, Known> servers = new LinkedHashMap<>();
  private final Map<Long, ChannelLog> logs = new LinkedHashMap<>();
  private final Set<Long> joined = new LinkedHashSet<>();

  Servers(Supplier<ChannelLog> newLog) {
    this.newLog = newLog;
  }

  Map<Long, ChannelLog> logs() {
    return Collections.unmodifiableMap(logs);
  }

  Set<Long> ids() {
    return Collections.unmodifiableSet(servers.keySet());
  }

  /// The `server_seq` of every server.
  Map<Long, Long> positions() {
    var positions = new HashMap<Long, Long>();
    servers.forEach((id, known) -> positions.put(id, known.seq));
    return positions;
  }

  /// The servers that have to be read: something was missed in them, or they were just joined.
  Set<Long> unread() {
    var unread = new LinkedHashSet<>(joined);
    servers.forEach(
        (id, known) -> {
          if (known.stale) {
            unread.add(id);
          }
        });
    return unread;
  }

  /// The person has joined a server, here or on another device.
  void join(long server) {
    joined.add(server);
  }

  /// A position that was only told: who has an older one, or does not know the server, reads it.
  void noteHead(long server, long seq) {
    var known = servers.get(server);
    if (known == null) {
      joined.add(server);
    } else {
      known.stale |= known.seq < seq;
    }
  }

  /// An answer that was asked for before the server was left, or dropped, must not bring it back.
  void read(ServerState state) {
    long id = state.getServer().getId();
    if (joined.contains(id) || servers.containsKey(id)) {
      put(state);
    }
  }

  Optional<ChannelLog> log(long channel) {
    return Optional.ofNullable(logs.get(channel));
  }

  /// Ready and Resumed list everything that is visible: what is not listed is dropped.
  void snapshot(List<ServerState> listed) {
    var visible =
        listed.stream().map(state -> state.getServer().getId()).collect(Collectors.toSet());
    List.copyOf(servers.keySet()).stream().filter(id -> !visible.contains(id)).forEach(this::drop);
    listed.forEach(this::put);
  }

  /// What the truth says of a server, unless more is known already. Logs stay and learn how far
  /// their channels have come.
  private void put(ServerState state) {
    long id = state.getServer().getId();
    joined.remove(id);
    var known = servers.computeIfAbsent(id, _ -> new Known());
    if (known.seq > state.getServer().getServerSeq()) {
      return;
    }
    known.seq = state.getServer().getServerSeq();
    known.stale = false;
    var listed =
        state.getChannelsList().stream()
            .map(channel -> channel.getChannel().getId())
            .collect(Collectors.toSet());
    Set.copyOf(known.channels).stream()
        .filter(channel -> !listed.contains(channel))
        .forEach(channel -> dropChannel(known, channel));
    for (var channel : state.getChannelsList()) {
      add(known, channel.getChannel()).noteHead(channel.getHeadSeq());
    }
  }

  void drop(long server) {
    joined.remove(server);
    var known = servers.remove(server);
    if (known != null) {
      known.channels.forEach(logs::remove);
    }
  }

  void apply(EventEnvelope event) {
    var known = servers.get(event.getServerId());
    if (known == null) {
      return;
    }
    if (event.hasServerDeleted()) {
      drop(event.getServerId());
    } else if (event.getServerSeq() > known.seq + 1) {
      known.stale = true;
    } else if (event.getServerSeq() == known.seq + 1) {
      known.seq = event.getServerSeq();
      switch (event.getEventCase()) {
        case CHANNEL_CREATED -> add(known, event.getChannelCreated().getChannel());
        case CHANNEL_UPDATED -> add(known, event.getChannelUpdated().getChannel());
        case CHANNEL_DELETED -> dropChannel(known, event.getChannelDeleted().getChannelId());
        default -> {
          // Names and members are not kept here.
        }
      }
    }
  }

  private ChannelLog add(Known known, Channel channel) {
    known.channels.add(channel.getId());
    return logs.computeIfAbsent(channel.getId(), _ -> newLog.get());
  }

  private void dropChannel(Known known, long channel) {
    known.channels.remove(channel);
    logs.remove(channel);
  }
}
