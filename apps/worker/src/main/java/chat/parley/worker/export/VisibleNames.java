package chat.parley.worker.export;

import chat.parley.db.export.RowReader;
import chat.parley.domain.server.ServerState;
import chat.parley.shared.inventory.InventoryRecord.Export.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names of servers and channels that a person sees. What they no longer see stays a number:
/// what it is called by now is not theirs to know.
record VisibleNames(Map<Long, String> servers, Map<Long, String> channels)
    implements RowReader.Names {

  static VisibleNames of(Collection<ServerState> states) {
    var servers = new HashMap<Long, String>();
    var channels = new HashMap<Long, String>();
    for (var state : states) {
      servers.put(state.server().id().value(), state.server().name().value());
      for (var channel : state.channels()) {
        channels.put(channel.channel().id().value(), channel.channel().name().value());
      }
    }
    return new VisibleNames(servers, channels);
  }

  @Override
  public Optional<String> find(Named kind, long id) {
    return Optional.ofNullable(
        switch (kind) {
          case SERVER -> servers.get(id);
          case CHANNEL -> channels.get(id);
        });
  }
}
