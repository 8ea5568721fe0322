package chat.parley.rig.client.core;

import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.ServerState;

/// What can happen to a client.
public sealed interface Input {

  record Start() implements Input {}

  record Stop() implements Input {}

  record TicketGiven(String ticket, String path) implements Input {
    @Override
    public String toString() {
      return "TicketGiven[redacted]";
    }
  }

  /// No ticket was given.
  ///
  /// @param afterMs how long to stay away at least
  record NoTicket(long afterMs) implements Input {}

  /// The session is over: whoever was logged in has to log in again.
  record SessionOver() implements Input {}

  record Opened() implements Input {}

  record Closed(int code) implements Input {}

  record Received(GatewayFrame frame) implements Input {}

  record Fired(Timer timer) implements Input {}

  record EventsRead(Need.Events need, CatchUpResponse events) implements Input {}

  record PageRead(Need.Page need, ListMessagesResponse page) implements Input {}

  record ServerRead(Need.Server need, ServerState state) implements Input {}

  /// The API refused what was asked for.
  record Refused(Need need, ErrorCode code) implements Input {}

  record Unanswered(Need need) implements Input {}

  /// The answers to what the person did.
  record OwnSent(Message message) implements Input {}

  record OwnEdited(Message message) implements Input {}

  record OwnDeleted(long channel, long message) implements Input {}
}
