package chat.parley.gateway.session;

import chat.parley.domain.id.ChannelId;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.Resume;
import java.util.Optional;

/// What the connection must do about a signal.
public sealed interface Effect {

  record Say(GatewayFrame frame) implements Effect {}

  /// Redeem the ticket; [Signal.Identified] or [Signal.Refused] follows.
  record Redeem(String ticket, Optional<Resume> resume, PresenceStatus presence) implements Effect {
    @Override
    public String toString() {
      return "Redeem[redacted]";
    }
  }

  record Type(ChannelId channel) implements Effect {}

  record ShowPresence(PresenceStatus status) implements Effect {}

  record Close(CloseCode code) implements Effect {}
}
