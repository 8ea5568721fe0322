package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads servers. Whoever is no member finds nothing.
public interface ServerDirectory {
  /// The servers a person is a member of, oldest membership first.
  List<ServerState> statesOf(UserId user);

  Optional<ServerState> stateOf(UserId user, ServerId server);

  /// Those of the servers that still exist, whoever asks: for the relay.
  Map<ServerId, Server> find(Collection<ServerId> servers);
}
