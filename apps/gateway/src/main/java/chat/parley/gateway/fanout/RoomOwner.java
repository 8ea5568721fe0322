package chat.parley.gateway.fanout;

import chat.parley.domain.id.ServerId;

/// Feeds the rooms of one server, at most one room on each loop.
public interface RoomOwner {

  ServerId server();

  /// From now on the loop gets every delivery; answers the position of the last one before.
  long attach(IoLoop loop);

  void detach(IoLoop loop);
}
