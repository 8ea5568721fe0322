package chat.parley.gateway.rig;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelView;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The truth, as a test wrote it. Counts what it is asked.
public final class FakeAudience implements AudienceStore {

  /// A server that a test changes as it likes.
  public static final class Town {
    final ServerId id;
    public volatile UserId owner;
    public volatile PermissionSet everyone = PermissionSet.EVERYONE_DEFAULT;
    public volatile long seq = 1;
    public final Set<UserId> members = ConcurrentHashMap.newKeySet();
    final Map<ChannelId, Long> heads = new LinkedHashMap<>();

    Town(ServerId id, UserId owner) {
      this.id = id;
      this.owner = owner;
      members.add(owner);
    }
  }

  public final List<AccessChange> changes = new CopyOnWriteArrayList<>();
  public final AtomicInteger statements = new AtomicInteger();
  public final AtomicInteger loads = new AtomicInteger();
  public volatile boolean down;
  private final Map<ServerId, Town> towns = new ConcurrentHashMap<>();

  public Town town(long id, long owner, long... channels) {
    var town = new Town(new ServerId(id), new UserId(owner));
    for (var channel : channels) {
      town.heads.put(new ChannelId(channel), 0L);
    }
    towns.put(town.id, town);
    return town;
  }

  public Town find(long id) {
    return Objects.requireNonNull(towns.get(new ServerId(id)));
  }

  public void head(long server, long channel, long seq) {
    var town = find(server);
    synchronized (town.heads) {
      town.heads.put(new ChannelId(channel), seq);
    }
  }

  @Override
  public Optional<ServerView> load(ServerId server) {
    ask();
    loads.incrementAndGet();
    return Optional.ofNullable(towns.get(server)).map(FakeAudience::view);
  }

  private static ServerView view(Town town) {
    synchronized (town.heads) {
      var channels =
          town.heads.entrySet().stream()
              .map(
                  head ->
                      new ChannelView(
                          new Channel(
                              head.getKey(),
                              town.id,
                              new ChannelName("channel-" + head.getKey().value()),
                              new ChannelTopic(""),
                              0),
                          head.getValue(),
                          Optional.empty()))
              .toList();
      return new ServerView(
          new Server(
              town.id,
              new ServerName("Town"),
              new OperatorLine(""),
              town.owner,
              town.members.size(),
              town.seq),
          town.everyone,
          channels,
          Set.copyOf(town.members));
    }
  }

  @Override
  public List<ServerHeads> heads(Collection<ServerId> servers) {
    ask();
    return towns.values().stream()
        .filter(town -> servers.contains(town.id))
        .map(
            town -> {
              synchronized (town.heads) {
                return new ServerHeads(town.id, town.seq, town.heads);
              }
            })
        .toList();
  }

  @Override
  public List<AccessChange> accessChangesSince(Instant moment) {
    ask();
    return changes.stream().filter(each -> !each.at().isBefore(moment)).toList();
  }

  @Override
  public Set<ServerId> serversOf(UserId user) {
    ask();
    return towns.values().stream()
        .filter(town -> town.members.contains(user))
        .map(town -> town.id)
        .collect(Collectors.toSet());
  }

  private void ask() {
    statements.incrementAndGet();
    if (down) {
      throw new IllegalStateException("the database is away");
    }
  }
}
