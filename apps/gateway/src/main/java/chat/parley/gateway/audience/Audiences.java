package chat.parley.gateway.audience;

import chat.parley.adapters.bus.EventBus;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The servers with sessions on this node, and those whose last session left a moment ago: their
/// events are still kept for it.
public final class Audiences {

  private final EventBus bus;
  private final AudienceStore store;
  private final InstantSource clock;
  private final ReplayLimits limits;
  private final AudienceHost host;
  private final AtomicLong replayBytes = new AtomicLong();
  private final ConcurrentHashMap<ServerId, ServerAudience> audiences = new ConcurrentHashMap<>();

  public Audiences(
      EventBus bus,
      AudienceStore store,
      InstantSource clock,
      ReplayLimits limits,
      AudienceHost host) {
    this.bus = bus;
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.host = host;
  }

  /// The audience of a server, loaded; empty when there is no such server. Blocks, and loads once
  /// for any number of callers. Who enters must [ServerAudience#exit] when it has joined.
  public Optional<ServerAudience> enter(ServerId server) {
    while (true) {
      var audience = audiences.computeIfAbsent(server, this::newAudience);
      if (!audience.enter()) {
        audiences.remove(server, audience);
        continue;
      }
      if (openOrExit(audience)) {
        return Optional.of(audience);
      }
      audiences.remove(server, audience);
      return Optional.empty();
    }
  }

  private boolean openOrExit(ServerAudience audience) {
    boolean open = false;
    try {
      open = audience.open(bus, store);
    } finally {
      if (!open) {
        audience.exit();
      }
    }
    return open;
  }

  public Optional<ServerAudience> find(ServerId server) {
    return Optional.ofNullable(audiences.get(server));
  }

  public Collection<ServerAudience> all() {
    return List.copyOf(audiences.values());
  }

  /// Reads a server anew.
  public void reload(ServerAudience audience) {
    audience.reload(store);
  }

  /// Reads a server anew if a client has heard more of it than this node.
  public void reach(ServerAudience audience, long serverSeq) {
    audience.reach(serverSeq, store);
  }

  /// Ends what nobody listens to, and forgets what is too old.
  public void sweep() {
    for (var audience : all()) {
      if (audience.sweep(limits.ageMs())) {
        audiences.remove(audience.server(), audience);
      }
    }
  }

  /// Repeats nothing any more of what a person wrote.
  void purgeAuthor(UserId author) {
    all().forEach(audience -> audience.purgeAuthor(author));
  }

  public long replayBytes() {
    return replayBytes.get();
  }

  private ServerAudience newAudience(ServerId server) {
    return new ServerAudience(server, host, clock, limits, replayBytes);
  }
}
