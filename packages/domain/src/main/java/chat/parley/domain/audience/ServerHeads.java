package chat.parley.domain.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The newest positions of a server and of its channels, in the order they were read; 0 where
/// nothing has happened yet.
public record ServerHeads(ServerId server, long seq, Map<ChannelId, Long> channels) {
  public ServerHeads {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }
}
