package chat.parley.gateway.presence;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.audience.Audiences;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.fanout.Listeners;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The presence of the people on this node, and what this node knows of the others.
///
/// What happens is only noted; [#publish], [#refresh] and [#learn] do the talking, off the loops.
public final class Presences {

  private record Saying(UserId user, PresenceStatus status, List<ServerAudience> audiences) {}

  private final EphemeralStore store;
  private final EventBus bus;
  private final Audiences audiences;
  private final InstantSource clock;
  private final PresenceTimes times;
  private final PresenceBoard board = new PresenceBoard();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UserId, LocalPerson> here = new HashMap<>();

  public Presences(
      EphemeralStore store,
      EventBus bus,
      Audiences audiences,
      InstantSource clock,
      PresenceTimes times) {
    this.store = store;
    this.bus = bus;
    this.audiences = audiences;
    this.clock = clock;
    this.times = times;
  }

  // Noted, from the loops.

  public void arrived(
      UserId user,
      Connection connection,
      PresenceStatus chosen,
      Collection<ServerAudience> joined) {
    lock.lock();
    try {
      here.computeIfAbsent(user, _ -> new LocalPerson()).arrive(connection, chosen, joined);
    } finally {
      lock.unlock();
    }
  }

  /// A person of this node became a member of a server.
  public void joined(UserId user, ServerAudience audience) {
    ifHere(
        user,
        person -> {
          person.join(List.of(audience));
          person.unsay();
        });
  }

  public void chose(UserId user, Connection connection, PresenceStatus chosen) {
    ifHere(user, person -> person.choose(connection, chosen));
  }

  public void left(UserId user, Connection connection) {
    ifHere(user, person -> person.leave(connection, clock.millis()));
  }

  /// Who is there in some servers, for a session that starts.
  public List<PresenceChanged> among(Collection<ServerAudience> servers) {
    return board.among(servers);
  }

  /// What the bus said about somebody.
  public void heard(ServerAudience audience, PresenceChanged change) {
    var user = new UserId(change.getUserId());
    if (change.getStatus() == PresenceStatus.OFFLINE) {
      // Another node lost sight of somebody who may be here: then it is said again.
      ifHere(user, Presences::insist);
    }
    board.note(user, change.getStatus());
    tell(audience, user, change.getStatus());
  }

  private static void insist(LocalPerson person) {
    if (person.isHere() && PresenceBoard.visible(person.said())) {
      person.unsay();
    }
  }

  // Done, a few times a second or less, where blocking is allowed.

  /// Says what changed, to each person's servers, not more often than agreed.
  public void publish() {
    for (var saying : due()) {
      if (!keep(saying)) {
        continue;
      }
      var payload = PresenceBoard.changed(saying.user(), saying.status()).toByteArray();
      for (var audience : saying.audiences()) {
        if (audience.isMember(saying.user())) {
          bus.publish(Subjects.serverPresence(audience.server().value()), payload);
        }
      }
    }
  }

  private List<Saying> due() {
    var due = new ArrayList<Saying>();
    long nowMs = clock.millis();
    lock.lock();
    try {
      for (var all = here.entrySet().iterator(); all.hasNext(); ) {
        var entry = all.next();
        var person = entry.getValue();
        if (!person.maySpeak(nowMs, times)) {
          continue;
        }
        var chosen = person.chosen();
        if (chosen != person.said()) {
          person.say(chosen, nowMs);
          due.add(new Saying(entry.getKey(), chosen, person.audiences()));
        }
        if (!person.isHere()) {
          all.remove();
        }
      }
    } finally {
      lock.unlock();
    }
    return due;
  }

  /// Keeps the key of a person in step; false when a device of theirs elsewhere hides them.
  private boolean keep(Saying saying) {
    var key = key(saying.user());
    if (saying.status() == PresenceStatus.OFFLINE) {
      store.remove(key);
      return true;
    }
    if (saying.status() != PresenceStatus.HIDDEN
        && store.get(key).map(Presences::decoded).orElse(PresenceStatus.OFFLINE)
            == PresenceStatus.HIDDEN) {
      return false;
    }
    store.put(key, encoded(saying.status()), times.ttl());
    return true;
  }

  /// Confirms those who are here, and finds out who of the others is gone without a word.
  public void refresh() {
    var mine = saidHere();
    var keys = new HashMap<String, UserId>();
    mine.keySet().forEach(user -> keys.put(key(user), user));
    board.users().forEach(user -> keys.put(key(user), user));
    var found = store.getAll(keys.keySet());
    keys.forEach(
        (key, user) -> {
          var value = found.get(key);
          var said = mine.get(user);
          if (said == null) {
            correct(user, value == null ? PresenceStatus.OFFLINE : decoded(value));
          } else if (value == null) {
            // The store forgot, or the device that hid the person went: all nodes are told again.
            ifHere(user, LocalPerson::unsay);
          } else if (said == PresenceStatus.HIDDEN || decoded(value) != PresenceStatus.HIDDEN) {
            store.put(key, encoded(said), times.ttl());
          }
        });
  }

  /// Learns who is there among people this node did not know before.
  public void learn(Collection<UserId> users) {
    var keys = new HashMap<String, UserId>();
    users.forEach(user -> keys.put(key(user), user));
    store
        .getAll(keys.keySet())
        .forEach(
            (key, value) -> {
              var user = keys.get(key);
              if (user != null) {
                board.note(user, decoded(value));
              }
            });
  }

  private void correct(UserId user, PresenceStatus status) {
    if (board.note(user, status)) {
      for (var audience : audiences.all()) {
        if (audience.isMember(user)) {
          tell(audience, user, status);
        }
      }
    }
  }

  private static void tell(ServerAudience audience, UserId user, PresenceStatus status) {
    var frame =
        GatewayFrame.newBuilder().setPresenceChanged(PresenceBoard.changed(user, status)).build();
    audience.send(frame, Listeners.EVERYONE);
  }

  private Map<UserId, PresenceStatus> saidHere() {
    lock.lock();
    try {
      var said = new HashMap<UserId, PresenceStatus>();
      here.forEach(
          (user, person) -> {
            if (person.isHere() && person.said() != PresenceStatus.OFFLINE) {
              said.put(user, person.said());
            }
          });
      return said;
    } finally {
      lock.unlock();
    }
  }

  private void ifHere(UserId user, Consumer<LocalPerson> action) {
    lock.lock();
    try {
      var person = here.get(user);
      if (person != null) {
        action.accept(person);
      }
    } finally {
      lock.unlock();
    }
  }

  private static String key(UserId user) {
    return EphemeralKeys.presence(user.value());
  }

  private static byte[] encoded(PresenceStatus status) {
    return new byte[] {(byte) status.getNumber()};
  }

  private static PresenceStatus decoded(byte[] value) {
    var status = value.length == 1 ? PresenceStatus.forNumber(value[0]) : null;
    return status == null ? PresenceStatus.OFFLINE : status;
  }
}
