package chat.parley.gateway.presence;

import chat.parley.gateway.audience.ServerAudience;
import chat.parley.gateway.fanout.Connection;
import chat.parley.proto.v1.PresenceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A person with connections on this node. Guarded by the lock of [Presences].
final class LocalPerson {

  private record Device(Connection connection, PresenceStatus chosen) {}

  private final List<Device> devices = new ArrayList<>(1);
  private List<ServerAudience> audiences = List.of();
  private PresenceStatus said = PresenceStatus.OFFLINE;
  private long saidMs = Long.MIN_VALUE / 2;
  private long leftMs;

  void arrive(Connection connection, PresenceStatus chosen, Collection<ServerAudience> joined) {
    choose(connection, chosen);
    join(joined);
  }

  void join(Collection<ServerAudience> joined) {
    var all = new ArrayList<>(audiences);
    joined.stream().filter(audience -> !all.contains(audience)).forEach(all::add);
    audiences = List.copyOf(all);
  }

  void choose(Connection connection, PresenceStatus chosen) {
    devices.removeIf(device -> device.connection() == connection);
    var status =
        switch (chosen) {
          case AWAY, DO_NOT_DISTURB, HIDDEN -> chosen;
          // Nobody is offline with an open socket; whoever wants to look so hides.
          case OFFLINE -> PresenceStatus.HIDDEN;
          case ONLINE, PRESENCE_STATUS_UNSPECIFIED, UNRECOGNIZED -> PresenceStatus.ONLINE;
        };
    devices.add(new Device(connection, status));
  }

  void leave(Connection connection, long nowMs) {
    devices.removeIf(device -> device.connection() == connection);
    leftMs = nowMs;
  }

  boolean isHere() {
    return !devices.isEmpty();
  }

  List<ServerAudience> audiences() {
    return audiences;
  }

  /// What was last said of the person on the bus.
  PresenceStatus said() {
    return said;
  }

  void say(PresenceStatus status, long nowMs) {
    said = status;
    saidMs = nowMs;
  }

  /// Others believe the person is gone; it must be said again.
  void unsay() {
    said = PresenceStatus.OFFLINE;
  }

  /// Whether it is time to say something, if there is something to say.
  boolean maySpeak(long nowMs, PresenceTimes times) {
    boolean maybeBack = !isHere() && nowMs - leftMs < times.departureMs();
    return !maybeBack && nowMs - saidMs >= times.coalesceMs();
  }

  /// What the devices together say: hiding on one hides the person, then the busiest wins.
  PresenceStatus chosen() {
    var best = PresenceStatus.OFFLINE;
    for (var device : devices) {
      if (weight(device.chosen()) > weight(best)) {
        best = device.chosen();
      }
    }
    return best;
  }

  private static int weight(PresenceStatus status) {
    return switch (status) {
      case HIDDEN -> 4;
      case DO_NOT_DISTURB -> 3;
      case ONLINE -> 2;
      case AWAY -> 1;
      case OFFLINE, PRESENCE_STATUS_UNSPECIFIED, UNRECOGNIZED -> 0;
    };
  }
}
