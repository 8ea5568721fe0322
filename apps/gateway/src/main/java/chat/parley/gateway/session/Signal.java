package chat.parley.gateway.session;

import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.CloseCode;

/// What can happen to a session.
public sealed interface Signal {

  /// A frame of the client.
  record Received(ClientFrame frame, long nowMs) implements Signal {
    @Override
    public String toString() {
      return "Received[" + frame.getBodyCase() + "]";
    }
  }

  /// The ticket was good.
  record Identified(UserId user, SessionId session, long nowMs) implements Signal {}

  /// The ticket was not good; `retry` says whether a new one may be.
  record Refused(boolean retry) implements Signal {}

  /// Time went by.
  record Tick(long nowMs) implements Signal {}

  /// Something outside the protocol ends the session: revocation, a full queue, a broken frame.
  record Ended(CloseCode code) implements Signal {}

  /// The node goes, or cannot vouch for anyone's authority any more.
  record Drained(int withinMs) implements Signal {}
}
