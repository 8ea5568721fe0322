package chat.parley.rig.fault;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.Identify;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.rig.client.Person;
import java.io.IOException;

/// Raw sockets with somebody behind them.
final class Identified {
  private Identified() {}

  static RawSocket open(Instance instance, Person person, int receiveBytes) throws IOException {
    var ticket = person.ticket().orFail();
    var socket = new RawSocket(instance.port(), ticket.getPath(), receiveBytes);
    socket.send(
        ClientFrame.newBuilder()
            .setIdentify(
                Identify.newBuilder()
                    .setTicket(ticket.getTicket())
                    .setPresence(PresenceStatus.ONLINE))
            .build());
    return socket;
  }
}
