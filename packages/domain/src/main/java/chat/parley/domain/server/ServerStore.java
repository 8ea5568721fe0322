package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.mutation.Creation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes servers. Each write appends the events it causes in its own transaction.
public interface ServerStore {
  /// Makes a server with one channel and its owner as a member; the owner's devices are told.
  Creation<ServerId> create(NewServer draft, UUID clientMutationId, int serversPerPersonMax);

  /// Changes what is given; a change of nothing is not announced. Empty when the server is gone.
  Optional<Server> update(
      ServerId server, @Nullable ServerName name, @Nullable OperatorLine operatorLine);

  /// Deletes a server with all that is in it, tells its members and cuts them off. Its messages are
  /// out of reach at once and removed in batches. False when it was gone already.
  boolean delete(ServerId server, Instant now);
}
