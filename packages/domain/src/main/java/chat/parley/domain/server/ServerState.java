package chat.parley.domain.server;

import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.permission.PermissionSet;
import java.util.List;

/// A server as one member finds it.
///
/// @param channels those the member may view, in the order of the list
/// @param permissions what the member may do in the server
public record ServerState(Server server, List<ChannelState> channels, PermissionSet permissions) {
  public ServerState {
    channels = List.copyOf(channels);
  }
}
