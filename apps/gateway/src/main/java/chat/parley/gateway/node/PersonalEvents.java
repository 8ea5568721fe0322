package chat.parley.gateway.node;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.audience.AccessWatch;
import chat.parley.gateway.audience.Audiences;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.gateway.audience.UserSessions;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.fanout.SharedFrame;
import chat.parley.gateway.presence.Presences;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.ServerHead;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a person's own subject brings: sessions that end, servers they join and leave, and what
/// their other devices should know. What the bus loses of it, [AccessWatch] finds.
final class PersonalEvents {

  private final Audiences audiences;
  private final UserSessions users;
  private final AccessWatch access;
  private final Presences presences;
  private final Background background;

  PersonalEvents(
      Audiences audiences,
      UserSessions users,
      AccessWatch access,
      Presences presences,
      Background background) {
    this.audiences = audiences;
    this.users = users;
    this.access = access;
    this.presences = presences;
    this.background = background;
  }

  /// Acts on an event and hands it to the person's connections. Never blocks: what has to read the
  /// truth first does so in the background.
  void accept(UserId user, byte[] payload) throws InvalidProtocolBufferException {
    var event = EventEnvelope.parseFrom(payload);
    var frame = SharedFrame.dispatch(payload);
    switch (event.getEventCase()) {
      case SESSION_REVOKED -> {
        access.endSession(user, new SessionId(event.getSessionRevoked().getSessionId()));
        tell(user, frame);
      }
      case SERVER_JOINED -> {
        var server = new ServerId(event.getServerJoined().getServerId());
        background.run(() -> join(user, server, _ -> frame));
      }
      case SERVER_LEFT -> {
        var server = new ServerId(event.getServerLeft().getServerId());
        forEach(user, connection -> connection.leave(server));
        tell(user, frame);
        // A late repeat must not keep out who has come back meanwhile.
        background.run(() -> audiences.find(server).ifPresent(found -> seatAgain(user, found)));
      }
      default -> tell(user, frame);
    }
  }

  /// Seats a person who was told that they left, and is a member all the same.
  private void seatAgain(UserId user, ServerAudience audience) {
    if (seat(user, audience)) {
      tell(user, headOf(audience));
    }
  }

  /// Somebody joined, as the truth says. Mostly the bus said it before, and they are seated.
  void joined(UserId user, ServerId server) {
    forEach(
        user,
        connection -> {
          if (connection.live().isPresent() && !connection.servers().contains(server)) {
            background.run(() -> join(user, server, PersonalEvents::headOf));
          }
        });
  }

  /// A head beyond all others: makes a client read a server anew, whatever it knows of it. What
  /// happened there before its seat was taken nobody told it.
  private static SharedFrame headOf(ServerAudience audience) {
    var head =
        ServerHead.newBuilder().setServerId(audience.server().value()).setServerSeq(Long.MAX_VALUE);
    return SharedFrame.of(GatewayFrame.newBuilder().setServerHead(head).build());
  }

  private void join(UserId user, ServerId server, Function<ServerAudience, SharedFrame> word) {
    var entered = audiences.enter(server);
    if (entered.isEmpty()) {
      return;
    }
    if (seat(user, entered.get())) {
      tell(user, word.apply(entered.get()));
      tellWhoIsThere(user, entered.get());
    }
    // Held until the loops have seated the person, whose room then holds it.
    var connections = users.of(user);
    if (connections.length == 0) {
      entered.get().exit();
    } else {
      connections[connections.length - 1].loop().post(entered.get()::exit);
    }
  }

  /// What Ready says of a server to those who come: to a new member nobody would say it otherwise.
  private void tellWhoIsThere(UserId user, ServerAudience audience) {
    for (var presence : presences.among(List.of(audience))) {
      tell(user, SharedFrame.of(GatewayFrame.newBuilder().setPresenceChanged(presence).build()));
    }
  }

  /// Seats the person's connections if the truth says that they are a member. Blocks.
  private boolean seat(UserId user, ServerAudience audience) {
    audiences.reload(audience);
    if (!audience.isMember(user)) {
      return false;
    }
    forEach(
        user,
        connection -> {
          if (connection.live().isPresent() && audience.isMember(user)) {
            connection.join(audience);
          }
        });
    presences.joined(user, audience);
    return true;
  }

  private void tell(UserId user, SharedFrame frame) {
    forEach(
        user,
        connection -> {
          if (connection.live().isPresent()) {
            connection.send(frame);
          }
        });
  }

  private void forEach(UserId user, Consumer<Connection> action) {
    for (var connection : users.of(user)) {
      connection.loop().post(() -> action.accept(connection));
    }
  }
}
