package chat.parley.gateway.audience;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.fanout.Connection;
import chat.parley.proto.subject.Subjects;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Whose connections are on this node. A person's own subject is heard while there is one.
public final class UserSessions {

  /// Hears what concerns one person, on a thread of the bus.
  public interface Listener {
    void onUserEvent(UserId user, byte[] envelope);
  }

  @SuppressWarnings("ArrayRecordComponent") // replaced as a whole, never compared
  private record Present(Subscription subscription, Connection[] connections) {}

  private static final Connection[] NONE = {};

  private final EventBus bus;
  private final Listener listener;
  private final int sessionsMax;
  private final Map<UserId, Present> present = new ConcurrentHashMap<>();

  /// @param sessionsMax connections one person may have here
  public UserSessions(EventBus bus, Listener listener, int sessionsMax) {
    this.bus = bus;
    this.listener = listener;
    this.sessionsMax = sessionsMax;
  }

  /// Counts a connection in; false when the person has too many.
  public boolean attach(UserId user, Connection connection) {
    var now = present.compute(user, (_, before) -> with(user, before, connection));
    return Arrays.asList(now.connections()).contains(connection);
  }

  private Present with(UserId user, @Nullable Present before, Connection connection) {
    if (before == null) {
      var subscription =
          bus.subscribe(
              Subjects.userEvents(user.value()),
              (_, envelope) -> listener.onUserEvent(user, envelope));
      return new Present(subscription, new Connection[] {connection});
    }
    int count = before.connections().length;
    if (count >= sessionsMax) {
      return before;
    }
    var connections = Arrays.copyOf(before.connections(), count + 1);
    connections[count] = connection;
    return new Present(before.subscription(), connections);
  }

  public void detach(UserId user, Connection connection) {
    present.computeIfPresent(user, (_, before) -> without(before, connection));
  }

  private static @Nullable Present without(Present before, Connection connection) {
    var rest =
        Arrays.stream(before.connections())
            .filter(other -> other != connection)
            .toArray(Connection[]::new);
    if (rest.length > 0) {
      return new Present(before.subscription(), rest);
    }
    before.subscription().close();
    return null;
  }

  /// The connections of a person; nobody may change the array.
  public Connection[] of(UserId user) {
    var found = present.get(user);
    return found == null ? NONE : found.connections();
  }

  public int userCount() {
    return present.size();
  }
}
