package chat.parley.gateway.fanout;

import chat.parley.gateway.session.Encoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The connections of one server on one loop, side by side in one array.
final class Room {

  private static final int FIRST_CAPACITY = 4;

  private final RoomOwner owner;
  private @Nullable Connection[] members = new @Nullable Connection[FIRST_CAPACITY];
  private int size;
  private long position;

  Room(RoomOwner owner) {
    this.owner = owner;
  }

  RoomOwner owner() {
    return owner;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The last delivery that its members got.
  long position() {
    return position;
  }

  void position(long newest) {
    position = newest;
  }

  /// Puts a connection into a seat and answers which.
  int seat(Connection connection) {
    if (size == members.length) {
      members = Arrays.copyOf(members, size * 2);
    }
    members[size] = connection;
    size++;
    return size - 1;
  }

  /// Frees a seat; who sat last moves into it.
  void free(int seat) {
    size--;
    var last = members[size];
    members[size] = null;
    if (seat != size && last != null) {
      members[seat] = last;
      last.reseated(this, seat);
    }
  }

  void deliver(Delivery delivery) {
    if (delivery.position() != 0) {
      position = delivery.position();
    }
    var frame = delivery.frame();
    var listeners = delivery.listeners();
    boolean all = listeners == Listeners.EVERYONE;
    byte[] protobuf = frame.encoded(Encoding.PROTOBUF);
    byte @Nullable [] json = null;
    // From the end, since a connection that overflows leaves its seat to one already served.
    for (int i = size - 1; i >= 0; i--) {
      var member = members[i];
      if (member == null || !(all || member.isAmong(listeners))) {
        continue;
      }
      if (member.encoding() == Encoding.PROTOBUF) {
        member.offer(protobuf);
      } else {
        json = json == null ? frame.encoded(Encoding.JSON) : json;
        member.offer(json);
      }
    }
  }

  /// The connections of the listeners, for what is done to few of them.
  Connection[] membersAmong(Listeners listeners) {
    var chosen = new Connection[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      var member = members[i];
      if (member != null && member.isAmong(listeners)) {
        chosen[count] = member;
        count++;
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
