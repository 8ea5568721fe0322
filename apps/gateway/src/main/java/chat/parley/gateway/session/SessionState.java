package chat.parley.gateway.session;

import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.proto.v1.CloseCode;

/// Where a session stands.
public sealed interface SessionState {

  /// Hello was said; nobody is there yet.
  record AwaitingIdentify(long openedMs) implements SessionState {}

  /// A ticket was shown and is being redeemed.
  record Identifying(long openedMs) implements SessionState {}

  /// Somebody is there.
  record Live(UserId user, SessionId session, long heardMs) implements SessionState {}

  /// Over. Nothing leads out of here.
  record Closed(CloseCode code) implements SessionState {}
}
