package chat.parley.gateway.audience;

import chat.parley.proto.v1.PresenceChanged;
import com.google.protobuf.InvalidProtocolBufferException;

/// What an audience leaves to the node around it. Called on threads of the bus, where it must not
/// block, but for [#opened].
public interface AudienceHost {

  /// An audience was loaded and is not yet used. May block.
  void opened(ServerAudience audience);

  /// Somebody of the server came, went or changed.
  void presence(ServerAudience audience, PresenceChanged change);

  /// Events are missing: the audience must be loaded again.
  void stale(ServerAudience audience);

  /// Something on the bus is not what its subject promises.
  void malformed(InvalidProtocolBufferException broken);
}
