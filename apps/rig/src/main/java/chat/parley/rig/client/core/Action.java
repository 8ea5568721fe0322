package chat.parley.rig.client.core;

import chat.parley.proto.v1.ClientFrame;

/// What a client must do about an input.
public sealed interface Action {

  record FetchTicket() implements Action {}

  /// Opens a socket; whatever an earlier one still says is ignored.
  record Open(String path) implements Action {}

  record Send(ClientFrame frame) implements Action {}

  record Close(int code) implements Action {}

  record StartTimer(Timer timer, long afterMs) implements Action {}

  record StopTimer(Timer timer) implements Action {}

  record Fetch(Need need) implements Action {}

  /// The session is over; nothing follows.
  record End() implements Action {}
}
