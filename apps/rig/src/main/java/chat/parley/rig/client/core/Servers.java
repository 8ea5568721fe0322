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
    private final Set<Long> channels = new HashSet<>();
  }

  private final Supplier<ChannelLog> newLog;
  private final Map<Long, Known> servers = new LinkedHashMap<>();
  private final Map<Long, ChannelLog> logs = new LinkedHashMap<>();
  /// To be read, known or not.
  private final Set<Long> unread = new LinkedHashSet<>();

  private final Map<Long, Integer> notices = new HashMap<>();

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

  /// The servers that have to be read: something was missed in them, or they were just unread.
  Set<Long> unread() {
    return Collections.unmodifiableSet(unread);
  }

  /// The person has joined a server, here or on another device.
  void join(long server) {
    unread.add(server);
    notices.merge(server, 1, Integer::sum);
  }

  /// A position that was only told: who has an older one, or does not know the server, reads it.
  void noteHead(long server, long seq) {
    var known = servers.get(server);
    if (known == null || known.seq < seq) {
      join(server);
    }
  }

  /// How often the client was told to read a server: an answer that was asked for before the last
  /// time does not settle it.
  int notice(long server) {
    return notices.getOrDefault(server, 0);
  }

  /// What the truth said of a server. Asked for before the server was left, or dropped, it must
  /// not bring it back.
  void read(ServerState state, int notice) {
    long id = state.getServer().getId();
    if (unread.contains(id) || servers.containsKey(id)) {
      put(state);
      if (notice(id) != notice) {
        unread.add(id);
      }
    }
  }

  /// The server is not there, or not the person's.
  void refused(long server, int notice) {
    drop(server);
    if (notice(server) != notice) {
      unread.add(server);
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
    unread.remove(id);
    var known = servers.computeIfAbsent(id, _ -> new Known());
    if (known.seq > state.getServer().getServerSeq()) {
      // Read before the newest event: its heads may tell of messages that were missed all the same.
      state
          .getChannelsList()
          .forEach(
              channel ->
                  log(channel.getChannel().getId())
                      .ifPresent(log -> log.noteHead(channel.getHeadSeq())));
      return;
    }
    known.seq = state.getServer().getServerSeq();
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
    unread.remove(server);
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
      // The answer that is under way, if one is, was perhaps given before this.
      join(event.getServerId());
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
